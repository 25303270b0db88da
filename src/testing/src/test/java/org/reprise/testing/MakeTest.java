package org.reprise.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MakeTest {

    @ParameterizedTest
    @EnumSource
    void eachFreshDatabaseIsEmptyAndItsOwn(Make make) throws Exception {
        TestDatabase one = make.fresh();
        TestDatabase other = make.fresh();
        one.execute("CREATE TABLE T (ID INT PRIMARY KEY)", "INSERT INTO T VALUES (1)");
        other.execute("CREATE TABLE T (ID INT PRIMARY KEY)");

        assertThat(rows(one)).isEqualTo(1);
        assertThat(rows(other)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void serverIsOfTheMakeThatItSays(Make make) throws Exception {
        try (Connection connection = make.fresh().dataSource().getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName().replace("HSQL Database Engine", "HSQLDB"))
                    .isEqualTo(make.toString());
            assertThat(Class.forName(make.driver())).isNotNull();
        }
    }

    private static int rows(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM T")) {
            result.next();
            return result.getInt(1);
        }
    }
}
