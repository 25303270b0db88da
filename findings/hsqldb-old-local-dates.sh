#!/usr/bin/env bash
# HSQLDB 2.7.4: a java.time.LocalDate before 15 October 1582 comes back as another LocalDate.
#
# Expected: JDBC 4.2 pairs LocalDate with DATE in setObject and getObject: year, month and day that go in come out, as in
#   H2 2.4.240 and PostgreSQL.
# Seen: on its way in the date is taken as one of the Gregorian calendar, on its way out as one of the hybrid calendar of
#   java.util.Date, so that it moves by the difference of the two; a second round moves it again. The days of October 1582
#   that the hybrid calendar lacks become days of September. SQL within the database sees the moved date.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.hsqldb:hsqldb:2.7.4 com.h2database:h2:2.4.240
java_program <<'JAVA'
import java.sql.*;
import java.time.LocalDate;

public class Finding {
    public static void main(String[] url) throws SQLException {
        try (var connection = DriverManager.getConnection(url[0])) {
            connection.createStatement().execute("CREATE TABLE BIRTHS (DAY_OF DATE)");
            for (String day : new String[] {"1066-10-14", "1500-03-01", "1582-10-10", "1582-10-15"}) {
                LocalDate once = there(connection, LocalDate.parse(day));
                System.out.printf("%s: %s, read %s, once more %s%n",
                        url[0].split(":")[1], day, once, there(connection, once));
            }
        }
    }

    private static LocalDate there(Connection connection, LocalDate day) throws SQLException {
        try (var delete = connection.createStatement();
                var insert = connection.prepareStatement("INSERT INTO BIRTHS VALUES (?)")) {
            delete.execute("DELETE FROM BIRTHS");
            insert.setObject(1, day);
            insert.executeUpdate();
            ResultSet row = delete.executeQuery("SELECT DAY_OF FROM BIRTHS");
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }
}
JAVA

run 'jdbc:hsqldb:mem:finding'
run 'jdbc:h2:mem:finding'
known <<'OUT'
hsqldb: 1066-10-14, read 1066-10-08, once more 1066-10-02
hsqldb: 1500-03-01, read 1500-02-20, once more 1500-02-11
hsqldb: 1582-10-10, read 1582-09-30, once more 1582-09-20
hsqldb: 1582-10-15, read 1582-10-15, once more 1582-10-15
h2: 1066-10-14, read 1066-10-14, once more 1066-10-14
h2: 1500-03-01, read 1500-03-01, once more 1500-03-01
h2: 1582-10-10, read 1582-10-10, once more 1582-10-10
h2: 1582-10-15, read 1582-10-15, once more 1582-10-15
OUT
