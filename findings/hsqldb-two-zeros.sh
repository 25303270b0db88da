#!/usr/bin/env bash
# HSQLDB 2.7.4: 0.0 and -0.0 are two keys, and -0.0 is not equal to 0.
#
# Expected: numbers are compared by their algebraic value (SQL standard, comparison predicate), and by IEEE 754 the two
#   zeros are equal: a primary key takes one of them, WHERE ID = 0 finds it, DISTINCT counts one. H2 2.4.240 does so.
# Seen: they are two values, as for Double.compare. Both are taken as keys, WHERE ID = 0 finds one of the two rows, and
#   adding 0 makes them equal.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.hsqldb:hsqldb:2.7.4 com.h2database:h2:2.4.240
java_program <<'JAVA'
import java.sql.*;

public class Finding {
    public static void main(String[] url) throws SQLException {
        String database = url[0].split(":")[1];
        try (var connection = DriverManager.getConnection(url[0])) {
            connection.createStatement().execute("CREATE TABLE POINTS (ID DOUBLE PRIMARY KEY)");
            try (var insert = connection.prepareStatement("INSERT INTO POINTS VALUES (?)")) {
                for (double zero : new double[] {0.0, -0.0}) {
                    insert.setDouble(1, zero);
                    try {
                        insert.executeUpdate();
                        System.out.println(database + ": inserted " + zero);
                    } catch (SQLIntegrityConstraintViolationException e) {
                        System.out.println(database + ": a duplicate: " + zero);
                    }
                }
            }
            for (String sql : new String[] {
                "SELECT COUNT(DISTINCT ID) FROM POINTS",
                "SELECT COUNT(*) FROM POINTS WHERE ID = 0",
                "SELECT COUNT(*) FROM POINTS WHERE ID + 0 = 0"
            }) {
                ResultSet count = connection.createStatement().executeQuery(sql);
                count.next();
                System.out.println(database + ": " + sql + ": " + count.getInt(1));
            }
        }
    }
}
JAVA

run 'jdbc:hsqldb:mem:finding'
run 'jdbc:h2:mem:finding'
known <<'OUT'
hsqldb: inserted 0.0
hsqldb: inserted -0.0
hsqldb: SELECT COUNT(DISTINCT ID) FROM POINTS: 2
hsqldb: SELECT COUNT(*) FROM POINTS WHERE ID = 0: 1
hsqldb: SELECT COUNT(*) FROM POINTS WHERE ID + 0 = 0: 2
h2: inserted 0.0
h2: a duplicate: -0.0
h2: SELECT COUNT(DISTINCT ID) FROM POINTS: 1
h2: SELECT COUNT(*) FROM POINTS WHERE ID = 0: 1
h2: SELECT COUNT(*) FROM POINTS WHERE ID + 0 = 0: 1
OUT
