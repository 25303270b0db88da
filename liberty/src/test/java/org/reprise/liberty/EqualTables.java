package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares two sites' business tables: every table, every row, every column. */
final class EqualTables {

    private EqualTables() {}

    /** Fails at the first row that differs; returns the number of rows of each table. */
    static Map<String, Long> check(Probe one, Probe other) {
        Map<String, String> tables = one.businessTables();
        assertThat(other.businessTables()).as("tables and their keys").isEqualTo(tables);
        assertThat(tables).as("tables with a primary key").isNotEmpty().doesNotContainValue("");
        Map<String, Long> counts = new TreeMap<>();
        tables.forEach((table, key) -> counts.put(table, equalRows(one, other, table)));
        return counts;
    }

    /** Sorted here: databases sort text in orders of their own. */
    private static long equalRows(Probe one, Probe other, String table) {
        List<String> ones = sortedLines(one, table);
        List<String> others = sortedLines(other, table);
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            if (!ones.get(i).equals(others.get(i))) {
                assertThat(others.get(i))
                        .as("rows of %s at %s, the first line that differs", table, other.site())
                        .isEqualTo(ones.get(i));
            }
        }
        assertThat(others).as("rows of %s at %s", table, other.site()).hasSameSizeAs(ones);
        return ones.size() - 1L;
    }

    private static List<String> sortedLines(Probe probe, String table) {
        try (Stream<String> lines = probe.lines("SELECT * FROM " + table)) {
            return lines.sorted().toList();
        }
    }
}
