package org.reprise.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.statement.StatementColumn.Family;

final class ExactOutcomeTest {
    private static final Map<String, StatementColumn> COLUMNS = Map.of(
            "ID", new StatementColumn(Family.NUMBER, 0, false),
            "UNITS", new StatementColumn(Family.NUMBER, 0, false),
            "SPARE", new StatementColumn(Family.NUMBER, 0, false),
            "COST", new StatementColumn(Family.NUMBER, 2, false),
            "TITLE", new StatementColumn(Family.TEXT, 0, false),
            "CODE", new StatementColumn(Family.TEXT, 3, false),
            "NICK", new StatementColumn(Family.TEXT, 0, true),
            "SEEN", new StatementColumn(Family.TIMESTAMP, 6, false),
            "MADE", new StatementColumn(Family.TIMESTAMP, 0, false),
            "WEIGHT", new StatementColumn(Family.OTHER, 0, false));

    private static String doubt(String sql, Object... parameters) {
        StatementText text = StatementTextReader.read(sql).orElseThrow();
        return ExactOutcome.doubt(text, COLUMNS, Arrays.asList(parameters)).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE T SET UNITS = 1, TITLE = 'it''s', CODE = 'abc', SPARE = NULL",
                "update t set units = 3 - units, cost = (cost + 1.25) where (id = 5)",
                "UPDATE T SET SPARE = UNITS WHERE ((ID > 5) AND (NOT (UNITS IN (1, 2)))) OR UNITS IS NOT NULL",
                "UPDATE \"T\" x SET UNITS = -1 WHERE x.ID BETWEEN 1 AND 2",
                "DELETE FROM T WHERE TITLE = 'a' OR TITLE IN ('b', 'c')",
                "DELETE FROM T WHERE NOT (TITLE = 'a')",
                "DELETE FROM T",
                "INSERT INTO T (ID, TITLE) VALUES (1, 'a'), (2, 'b')",
                "/* UPPER */ UPDATE T SET UNITS = 1 -- LIMIT 1",
            })
    void sameOnEveryMake(String sql) {
        assertThat(doubt(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE T SET UNITS = UNITS / 2 ; '/'",
                "UPDATE T SET UNITS = UNITS * 2 ; '*'",
                "UPDATE T SET COST = COST + 0.005 ; more digits",
                "UPDATE T SET UNITS = COST ; more digits",
                "UPDATE T SET UNITS = UNITS + 1 - 3 ; more than one step",
                "UPDATE T SET UNITS = SPARE + 1 ; other columns",
                "UPDATE T SET TITLE = TITLE || 'x' ; '||'",
                "UPDATE T SET TITLE = UPPER(TITLE) ; UPPER",
                "UPDATE T SET TITLE = 5 ; another type",
                "UPDATE T SET SEEN = CURRENT_TIMESTAMP ; CURRENT_TIMESTAMP",
                "UPDATE T SET SEEN = NOW() ; NOW",
                "UPDATE T SET UNITS = UNITS + 1, SPARE = UNITS ; reads UNITS",
                "UPDATE T SET WEIGHT = 1 ; another type",
                "UPDATE T SET UNITS = (SELECT MAX(ID) FROM T) ; sub-select",
                "UPDATE T SET UNITS = 1 WHERE EXISTS (SELECT 1 FROM T) ; sub-select",
                "UPDATE T SET UNITS = 1 ORDER BY ID LIMIT 1 ; order or limit",
                "UPDATE T SET UNITS = 1 FROM U WHERE ID = 1 ; several tables",
                "DELETE FROM T WHERE TITLE < 'b' ; order of texts",
                "DELETE FROM T WHERE TITLE LIKE 'b%' ; LIKE",
                "DELETE FROM T WHERE NICK = 'b' ; case of letters",
                "DELETE FROM T WHERE TITLE = 'a' OR NOT (TITLE = 'b') ; equal and",
                "DELETE FROM T WHERE ID = '5' ; another type",
                "DELETE FROM T WHERE WEIGHT > 5 ; do not agree",
                "DELETE FROM T WHERE COST < 1.005 ; more digits",
                "UPDATE T SET CODE = 'ab  ' ; longer text",
                "DELETE FROM T WHERE ID IN (1, 1.5) ; more digits",
            })
    void mayDiffer(String sql, String reason) {
        assertThat(doubt(sql)).contains(reason);
    }

    @Test
    void parametersAreLookedAt() {
        assertThat(doubt("UPDATE T SET COST = COST + ? WHERE ID = ?", new BigDecimal("1.10"), 5))
                .isEmpty();
        assertThat(doubt("UPDATE T SET COST = COST + ? WHERE ID = ?", new BigDecimal("1.105"), 5))
                .contains("digits");
        assertThat(doubt("UPDATE T SET COST = COST + ?", 0.5)).contains("another type");
        LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0, 0, 123_456_000);
        assertThat(doubt("DELETE FROM T WHERE SEEN < ?", time)).isEmpty();
        assertThat(doubt("DELETE FROM T WHERE SEEN < ?", time.plusNanos(1))).contains("more digits");
        assertThat(doubt("DELETE FROM T WHERE MADE < ?", time)).contains("more digits");
        assertThat(doubt("DELETE FROM T WHERE MADE < ?", time.withNano(0))).isEmpty();
        assertThat(doubt("DELETE FROM T WHERE SEEN < ?", time.withYear(1582))).contains("do not agree");
        assertThat(doubt("UPDATE T SET TITLE = ?", "half \ud83d")).contains("do not agree");
        assertThat(doubt("UPDATE T SET TITLE = ?", "whole \ud83d\ude00")).isEmpty();
        assertThat(doubt("UPDATE T SET SEEN = ?", time.plusNanos(1))).contains("digits");
        assertThat(doubt("UPDATE T SET TITLE = ? WHERE TITLE IN (?, ?)", "a", "b", null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MERGE INTO T USING U ON (T.ID = U.ID) WHEN MATCHED THEN UPDATE SET UNITS = 1",
                "INSERT INTO T (ID) SELECT ID FROM U",
                "INSERT INTO T (ID) VALUES (1) ON CONFLICT DO NOTHING",
                "UPDATE T JOIN U ON T.ID = U.ID SET UNITS = 1",
                "UPDATE T SET UNITS = 1 WHERE ID = 1; DELETE FROM T",
                "UPDATE T SET UNITS = 1 RETURNING ID",
                "UPDATE ONLY T SET UNITS = 1",
                "UPDATE IGNORE T SET UNITS = 1",
                "DELETE T FROM T JOIN U ON T.ID = U.ID",
                "",
            })
    void otherFormsAreNotGuessedAt(String sql) {
        assertThat(StatementTextReader.read(sql)).isEmpty();
    }

    @Test
    void textThatDatabasesReadDifferentlyIsNoText() {
        assertThat(PortableText.doubt("UPDATE T SET A = 'b\\c'", List.of(), Set.of("SURE")))
                .isPresent();
        assertThat(PortableText.doubt("UPDATE T SET A = 5--1", List.of(), Set.of()))
                .isPresent();
        assertThat(PortableText.doubt("UPDATE T SET A = 5 -- 1", List.of(), Set.of()))
                .isEmpty();
        assertThat(PortableText.doubt("UPDATE \"T\" SET A = 1", List.of(), Set.of("SURE")))
                .isPresent();
        assertThat(PortableText.doubt("UPDATE T SET A = ?", List.of(true), Set.of("SURE")))
                .isPresent();
        assertThat(PortableText.doubt("UPDATE T SET SURE = 1", List.of(), Set.of("SURE")))
                .isPresent();
        assertThat(PortableText.doubt("UPDATE T SET A = TRUE", List.of(), Set.of("SURE")))
                .isPresent();
        assertThat(PortableText.doubt("UPDATE T SET A = ?", List.of(1), Set.of("SURE")))
                .isEmpty();
        assertThat(StatementTextReader.read("UPDATE T SET A = 'b\\' WHERE ID = 1"))
                .isEmpty();
    }

    @Test
    void partsAreFound() {
        StatementText text = StatementTextReader.read(
                        "UPDATE a.T x SET UNITS = ? + ?, SPARE = 'WHERE' WHERE ID IN (?, ?)")
                .orElseThrow();
        assertThat(List.of(text.table(), text.reference(), text.from().text())).containsExactly("A.T", "x", "a.T x");
        assertThat(text.body().condition().parameters()).isEqualTo(2);
        assertThat(text.body().condition().count()).isEqualTo(2);
    }
}
