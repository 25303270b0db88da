package org.reprise.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.catchup.Shop.delete;
import static org.reprise.catchup.Shop.insert;
import static org.reprise.catchup.Shop.update;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.proof.Change;
import org.reprise.testing.Make;

/** Values of all types are written together as they are written one by one. */
final class BulkTypesTest {
    static final List<Object> TEXTS =
            List.of("", "a b ", "it's", "\"q\", {x}", "back\\slash", "NULL", "ünï 😀", "a\nb\tc");

    /** What the columns of a table of all types are given, several values each. */
    static final Map<String, List<Object>> VALUES = Map.ofEntries(
            Map.entry("SMALL", List.of(0, -32768, 32767)),
            Map.entry("WHOLE", List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry("DEC", List.of(new BigDecimal("0.001"), new BigDecimal("-999999999.999"), BigDecimal.TEN)),
            Map.entry("YES", List.of(true, false)),
            Map.entry("FLOATING", List.of(0.1, -1e300, 1e-300, 3.0)),
            Map.entry("SINGLE", List.of(0.1f, -1e30f, 3f)),
            Map.entry("TXT", TEXTS),
            Map.entry("LONGTXT", TEXTS),
            Map.entry("FIXED", List.of("abc", "12345678")),
            Map.entry("DAY", List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1600, 1, 1), LocalDate.of(9999, 12, 31))),
            Map.entry("CLOCK", List.of(LocalTime.of(0, 0), LocalTime.of(23, 59, 59))),
            Map.entry(
                    "STAMP",
                    List.of(
                            LocalDateTime.of(2024, 2, 29, 12, 0),
                            LocalDateTime.of(1999, 12, 31, 23, 59, 59, 123_456_000),
                            LocalDateTime.of(2024, 3, 31, 2, 30))),
            Map.entry(
                    "MOMENT", List.of(Instant.parse("2024-10-27T01:30:00Z"), Instant.parse("1999-12-31T23:59:59.5Z"))),
            Map.entry("BIN", List.of(new byte[0], new byte[] {0, -1, 92, 34}, "text".getBytes(StandardCharsets.UTF_8))),
            Map.entry("UID", List.of(new UUID(1, 2), new UUID(-1, -2))));

    static String table(Make make) {
        boolean maria = make == Make.MARIADB;
        boolean postgres = make == Make.POSTGRESQL;
        return "CREATE TABLE KINDS (ID BIGINT NOT NULL PRIMARY KEY, SMALL SMALLINT, WHOLE BIGINT, DEC_"
                + " DECIMAL(12,3), YES BOOLEAN, FLOATING DOUBLE PRECISION, SINGLE " + (maria ? "FLOAT" : "REAL")
                + ", TXT VARCHAR(200), LONGTXT " + (postgres || maria ? "TEXT" : "CLOB") + ", FIXED CHAR(8), DAY_"
                + " DATE, CLOCK TIME, STAMP " + (maria ? "DATETIME(6)" : "TIMESTAMP(6)") + ", MOMENT "
                + (maria ? "DATETIME(6)" : "TIMESTAMP(6) WITH TIME ZONE") + ", BIN "
                + (postgres ? "BYTEA" : maria ? "BLOB" : "VARBINARY(100)") + ", UID "
                + (maria ? "VARCHAR(36)" : "UUID") + ")";
    }

    /** The columns with values, one of several; those that are words of SQL have another name. */
    static Map<String, Object> row(int number) {
        Map<String, Object> row = new HashMap<>();
        VALUES.forEach((column, values) -> row.put(
                column.equals("DEC") || column.equals("DAY") ? column + "_" : column,
                (number + column.length()) % 4 == 3 ? null : values.get(number % values.size())));
        return row;
    }

    static List<List<Change>> events() {
        List<List<Change>> events = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            events.add(List.of(insert("KINDS", Map.of("ID", i), row(i))));
        }
        for (int i = 0; i < 24; i += 2) {
            events.add(List.of(update("KINDS", Map.of("ID", i), row(i + 1), row(i))));
        }
        for (int i = 0; i < 24; i += 3) {
            events.add(List.of(delete("KINDS", Map.of("ID", i))));
        }
        return events;
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfAllTypesAreWrittenTogetherAsOneByOne(Make make) {
        try (Shop shop = new Shop(make)) {
            shop.database.execute(table(make));
            List<List<Change>> events = events();
            shop.singly(events);
            List<String> expected = shop.rows("KINDS");
            shop.database.execute("DELETE FROM KINDS");
            // in two, so that rows are updated that are in the table
            shop.together(events.subList(0, 24));
            shop.together(events.subList(24, events.size()));
            assertThat(shop.rows("KINDS")).hasSize(16).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreToldApartByAllColumnsOfTheirKey(Make make) {
        try (Shop shop = new Shop(make)) {
            shop.database.execute(
                    "CREATE TABLE CELL (X INTEGER NOT NULL, Y BIGINT NOT NULL, WHAT VARCHAR(9), PRIMARY KEY (X, Y))");
            List<Change> come = new ArrayList<>();
            List<Change> change = new ArrayList<>();
            List<Change> go = new ArrayList<>();
            for (int x = 0; x < 6; x++) {
                for (int y = 0; y < 60; y++) {
                    Map<String, Object> key = Map.of("X", x, "Y", y);
                    come.add(insert("CELL", key, Map.of("WHAT", "new")));
                    change.add(update("CELL", key, Map.of("WHAT", x + "-" + y), Map.of("WHAT", "new")));
                    if (x != y) {
                        go.add(delete("CELL", key));
                    }
                }
            }
            shop.together(List.of(come));
            shop.together(List.of(change));
            shop.together(List.of(go));
            assertThat(shop.rows("CELL"))
                    .containsExactly(
                            "CELL|0|0|0-0",
                            "CELL|1|1|1-1",
                            "CELL|2|2|2-2",
                            "CELL|3|3|3-3",
                            "CELL|4|4|4-4",
                            "CELL|5|5|5-5");
        }
    }
}
