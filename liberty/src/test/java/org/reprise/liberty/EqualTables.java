package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
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
        tables.forEach((table, key) ->
                counts.put(table, equalRows(one, other, "SELECT * FROM " + table + " ORDER BY " + key)));
        return counts;
    }

    private static long equalRows(Probe one, Probe other, String sql) {
        try (Stream<String> left = one.lines(sql);
                Stream<String> right = other.lines(sql)) {
            Iterator<String> ones = left.iterator();
            Iterator<String> others = right.iterator();
            assertThat(others.next()).as("columns of " + sql).isEqualTo(ones.next());
            long rows = 0;
            for (; ones.hasNext() && others.hasNext(); rows++) {
                String expected = ones.next();
                String actual = others.next();
                if (!expected.equals(actual)) {
                    assertThat(actual)
                            .as(sql + ", row " + rows + " at " + other.site())
                            .isEqualTo(expected);
                }
            }
            assertThat(ones.hasNext())
                    .as(one.site() + " has more than " + rows + " rows of " + sql)
                    .isFalse();
            assertThat(others.hasNext())
                    .as(other.site() + " has more than " + rows + " rows of " + sql)
                    .isFalse();
            return rows;
        }
    }
}
