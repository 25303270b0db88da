package org.reprise.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

class RowTriggersTest {

    @ParameterizedTest
    @EnumSource
    void columnThatGetsATimeWithEachUpdateIsKnownWhereTheMakeHasSuch(Make make) throws SQLException {
        boolean has = make != Make.POSTGRESQL;
        String now = make == Make.HSQLDB ? "CURRENT_TIMESTAMP" : "CURRENT_TIMESTAMP(6)";
        TestDatabase database = make.fresh();
        database.execute(
                "CREATE TABLE STAMPED (ID INTEGER NOT NULL PRIMARY KEY, TITLE VARCHAR(40), STAMP "
                        + (make == Make.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)")
                        + (has ? " DEFAULT now ON UPDATE now)".replace("now", now) : ")"),
                "CREATE TABLE PLAIN (ID INTEGER NOT NULL PRIMARY KEY)");
        try (Connection connection = database.connect()) {
            RowTriggers stamped = RowTriggers.of(connection, "STAMPED");
            if (has) {
                assertThat(stamped.renewed()).containsExactly("STAMP");
            } else {
                assertThat(stamped.renewed()).isEmpty();
            }
            assertThat(stamped.mayChangeRow()).isFalse();
            assertThat(RowTriggers.of(connection, "PLAIN").renewed()).isEmpty();
        }
    }
}
