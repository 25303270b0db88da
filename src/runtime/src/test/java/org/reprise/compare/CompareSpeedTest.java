package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Many rows, and a print of how fast they are compared. A million, or another make: {@code -Dreprise.test.compare-rows=1000000 -Dreprise.test.compare-make=…}. */
final class CompareSpeedTest {
    private static final int ROWS = Integer.getInteger("reprise.test.compare-rows", 20_000);
    private static final Make OTHER = Make.valueOf(System.getProperty("reprise.test.compare-make", "HSQLDB"));

    @Test
    void fewDifferencesAreFoundAmongManyRowsAndManyAreCountedButNotListed() throws SQLException {
        TestDatabase here = filled(Make.H2);
        TestDatabase there = filled(OTHER);
        assertThat(compare(here, there, "equal").differences()).isEmpty();
        there.execute(
                "UPDATE READING SET NOTE = 'other' WHERE ID = 777",
                "DELETE FROM READING WHERE ID = 778",
                "INSERT INTO READING (ID) VALUES (-1)");
        assertThat(compare(here, there, "3 rows differ").differences())
                .extracting(found -> found.key() + " " + found.column())
                .containsExactly("ID=-1 *", "ID=777 NOTE", "ID=778 *");
        // HSQLDB holds a transaction in memory
        for (int i = 0; i < ROWS; i += 10_000) {
            there.execute("UPDATE READING SET AMOUNT = AMOUNT + 1 WHERE ID >= " + i + " AND ID < " + (i + 10_000));
        }
        ComparedTables all = compare(here, there, "all differ");
        // each of those here, and the one that is there only
        assertThat(all.differing()).isEqualTo(ROWS + 1L);
        assertThat(all.listed()).hasSize(100);
    }

    private static ComparedTables compare(TestDatabase here, TestDatabase there, String what) {
        long began = System.nanoTime();
        try (SiteSnapshot mine = SiteSnapshot.open(here.dataSource());
                SiteSnapshot theirs = SiteSnapshot.open(there.dataSource())) {
            ComparedTables compared = new Comparison(ComparedSite.side(mine), ComparedSite.side(theirs), 100).run();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf(
                    Locale.ROOT,
                    "compare %s with %s, %s: %,d rows of each side in %d ms, %,.0f rows/s%n",
                    here.make(),
                    there.make(),
                    what,
                    ROWS,
                    took.toMillis(),
                    2e3 * ROWS / took.toMillis());
            return compared;
        }
    }

    private static TestDatabase filled(Make make) throws SQLException {
        TestDatabase database = make.fresh();
        String table = make == Make.HSQLDB ? "CREATE CACHED TABLE" : "CREATE TABLE";
        String time = make == Make.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)";
        database.execute(
                table + " READING (ID BIGINT NOT NULL PRIMARY KEY, NAME VARCHAR(60), AMOUNT DECIMAL(12,2), AT_TIME "
                        + time + ", VALID BOOLEAN, NOTE VARCHAR(100))");
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO READING VALUES (?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                insert.setLong(1, i);
                insert.setString(2, "reading " + i);
                insert.setBigDecimal(3, BigDecimal.valueOf(i, 2));
                insert.setObject(4, LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(i));
                insert.setBoolean(5, i % 2 == 0);
                insert.setString(6, i % 3 == 0 ? null : "a note of some length about the reading " + i);
                insert.addBatch();
                if (i % 10_000 == 9_999 || i == ROWS - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        return database;
    }
}
