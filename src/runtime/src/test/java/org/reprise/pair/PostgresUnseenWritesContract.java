package org.reprise.pair;

import java.util.Map;
import org.reprise.testing.Make;
import org.reprise.unseen.UnseenWrites.Tells;

abstract class PostgresUnseenWritesContract extends UnseenWritesContract {
    PostgresUnseenWritesContract(Map<String, Object> properties) {
        super(Make.POSTGRESQL, Tells.TABLES, properties);
    }

    @Override
    String callOf(String function) {
        return "SELECT " + function + "()";
    }

    @Override
    String[] function(String name, String body) {
        return new String[] {"CREATE FUNCTION " + name + "() RETURNS void LANGUAGE plpgsql AS 'BEGIN " + body + " END'"
        };
    }

    @Override
    String tried(String statement) {
        return "BEGIN " + statement + statement + " EXCEPTION WHEN unique_violation THEN NULL; END;";
    }

    @Override
    String[] trigger(String name, String table, String body) {
        return new String[] {
            "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN " + body + " RETURN NEW; END'",
            "CREATE TRIGGER " + name + " AFTER INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION " + name + "()"
        };
    }
}
