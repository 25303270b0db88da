package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.testing.Make;
import org.reprise.unseen.UnseenWrites.Tells;

final class MariaDbUnseenWritesTest extends UnseenWritesContract {
    MariaDbUnseenWritesTest() {
        super(Make.MARIADB, Tells.ROWS);
    }

    @Test
    void rowsOfTablesOfWhichOneCountsMoreThanOnceAreNotFound() {
        site.tamper("CREATE TABLE PARTED (ID BIGINT NOT NULL PRIMARY KEY) PARTITION BY RANGE (ID)"
                + " (PARTITION LOW VALUES LESS THAN (10), PARTITION HIGH VALUES LESS THAN MAXVALUE)");
        site.tamper("CREATE TABLE KEPT (ID BIGINT NOT NULL PRIMARY KEY, N INTEGER) WITH SYSTEM VERSIONING");
        look(MappedColumns::tables);
        for (String sql : List.of(
                "INSERT INTO PARTED (ID) VALUES (1)",
                "UPDATE PARTED SET ID = 20 WHERE ID = 1",
                "DELETE FROM PARTED WHERE ID = 20",
                "INSERT INTO KEPT (ID, N) VALUES (1, 1)",
                "UPDATE KEPT SET N = 2 WHERE ID = 1",
                "DELETE FROM KEPT WHERE ID = 1")) {
            call(entities ->
                    assertThat(entities.createNativeQuery(sql).executeUpdate()).isEqualTo(1));
        }
        expect(Map.of());
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
