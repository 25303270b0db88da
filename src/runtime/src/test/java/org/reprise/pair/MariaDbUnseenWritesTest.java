package org.reprise.pair;

import org.reprise.testing.Make;
import org.reprise.unseen.UnseenWrites.Tells;

final class MariaDbUnseenWritesTest extends UnseenWritesContract {
    MariaDbUnseenWritesTest() {
        super(Make.MARIADB, Tells.ROWS);
    }

    @Override
    String callOf(String function) {
        return "CALL " + function + "()";
    }

    @Override
    String[] function(String name, String body) {
        return new String[] {"CREATE PROCEDURE " + name + "() BEGIN " + body + " END"};
    }

    @Override
    String tried(String statement) {
        return "DECLARE EXIT HANDLER FOR SQLEXCEPTION ROLLBACK TO SAVEPOINT TRIED; SAVEPOINT TRIED; " + statement
                + statement;
    }

    @Override
    String[] trigger(String name, String table, String body) {
        return new String[] {
            "CREATE TRIGGER " + name + " AFTER INSERT ON " + table + " FOR EACH ROW BEGIN " + body + " END"
        };
    }
}
