package org.reprise.seed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.compare.ComparedSite;
import org.reprise.compare.ComparedTables;
import org.reprise.compare.JdbcSide;
import org.reprise.job.Progress;
import org.reprise.log.ChainEnd;
import org.reprise.log.Compression;
import org.reprise.log.EventLog;
import org.reprise.log.LocalTransactions;
import org.reprise.log.Portion;
import org.reprise.log.Position;
import org.reprise.log.Schema;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** A site with tables of all sorts, some of which refer to each other in a circle, and an event log. */
final class SeedingSite implements AutoCloseable {
    static final int MANY = 45_000;

    final ComparedSite tables;
    final TestDatabase database;
    final EventLog log;
    private final LocalTransactions transactions;

    SeedingSite(Make make) {
        tables = new ComparedSite(make);
        database = tables.database;
        String create = make == Make.HSQLDB ? "CREATE CACHED TABLE " : "CREATE TABLE ";
        String identity = make == Make.MARIADB ? "AUTO_INCREMENT" : "GENERATED ALWAYS AS IDENTITY";
        database.execute(
                create + "MANY (ID BIGINT " + (make == Make.MARIADB ? "NOT NULL AUTO_INCREMENT" : identity)
                        + " PRIMARY KEY, TEXT VARCHAR(100))",
                create + "NODE (ID INTEGER NOT NULL PRIMARY KEY, PARENT_ID INTEGER, NAME VARCHAR(10))",
                "ALTER TABLE NODE ADD CONSTRAINT NODE_PARENT FOREIGN KEY (PARENT_ID) REFERENCES NODE (ID)",
                create + "A_BOSS (ID INTEGER NOT NULL PRIMARY KEY, TEAM_ID INTEGER NOT NULL)",
                create + "TEAM (ID INTEGER NOT NULL PRIMARY KEY, BOSS_ID INTEGER, DEPUTY_ID INTEGER)",
                "ALTER TABLE A_BOSS ADD CONSTRAINT BOSS_TEAM FOREIGN KEY (TEAM_ID) REFERENCES TEAM (ID)",
                "ALTER TABLE TEAM ADD CONSTRAINT TEAM_BOSS FOREIGN KEY (BOSS_ID) REFERENCES A_BOSS (ID)");
        new Schema(database.dataSource()).migrate();
        transactions = new LocalTransactions(database);
        log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
    }

    /** With rows, as they are at position 1:3 of a log of which the first portion has five events. */
    static SeedingSite filled(Make make) {
        SeedingSite site = new SeedingSite(make);
        site.tables.fill();
        site.many();
        for (int i = 0; i < 50; i++) {
            int parent = i == 49 ? 49 : i % 2 == 0 ? 49 - i : i + 1;
            site.tables.run("INSERT INTO NODE VALUES (?, NULL, ?)", i, "n" + i);
            if (i % 5 == 4) {
                for (int j = i - 4; j <= i; j++) {
                    site.tables.run("UPDATE NODE SET PARENT_ID = ? WHERE ID = ?", Math.min(parent, j), j);
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            site.tables.run("INSERT INTO TEAM VALUES (?, NULL, ?)", i, i);
            site.tables.run("INSERT INTO A_BOSS VALUES (?, ?)", 100 + i, i);
        }
        site.tables.run("UPDATE TEAM SET BOSS_ID = 109 - ID WHERE ID > 2");
        site.log.portions().store(first());
        site.transactions.run(() -> site.log.position().advance(Position.START, new Position(1, 3), Instant.EPOCH));
        return site;
    }

    static Portion first() {
        return portion(ChainEnd.START, "a", 5);
    }

    static Portion portion(ChainEnd before, String name, int events) {
        List<byte[]> bodies = IntStream.range(0, events)
                .mapToObj(i -> (name + i).getBytes(StandardCharsets.UTF_8))
                .toList();
        return Portion.seal(before, 1, bodies, Instant.EPOCH, Compression.best());
    }

    private void many() {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO MANY (TEXT) VALUES (?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < MANY; i++) {
                insert.setString(1, i % 3 == 0 ? null : "text " + i * 7919L);
                insert.addBatch();
                if (i % 5000 == 4999) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    StagedSeed stage(Path folder) {
        return new Staging(
                        "s1",
                        new SecondarySnapshot(database.dataSource(), log.portions()),
                        JdbcSide.DEFAULT_GENERATORS,
                        new StagedSeeds(folder),
                        Clock.systemUTC())
                .stage(progress());
    }

    Seeding seeding() {
        return new Seeding(
                transactions.dataSource(), transactions, log, JdbcSide.DEFAULT_GENERATORS, Clock.systemUTC());
    }

    static Progress progress() {
        return new Progress(Clock.systemUTC());
    }

    ComparedTables against(SeedingSite other) {
        return tables.against(other.tables, 20);
    }

    @Override
    public void close() {
        transactions.close();
        tables.close();
    }
}
