package org.reprise.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.jdbc.DatabaseMake;

/** A column of one make against one of another. */
class TypeRulesTest {
    private static final ColumnType VARCHAR = ColumnType.of(Kind.TEXT, "VARCHAR(36)", 36, 0);
    private static final ColumnType CLOB = ColumnType.of(Kind.TEXT, "CLOB", Long.MAX_VALUE, 0);
    private static final ColumnType BIGINT = ColumnType.of(Kind.INTEGER, "BIGINT", 64, 0);
    private static final ColumnType INT = ColumnType.of(Kind.INTEGER, "INT", 32, 0);
    private static final ColumnType TINYINT = ColumnType.of(Kind.INTEGER, "TINYINT", 8, 0);
    private static final ColumnType SMALLINT = ColumnType.of(Kind.INTEGER, "SMALLINT", 16, 0);
    private static final ColumnType BOOLEAN = ColumnType.of(Kind.BOOLEAN, "BOOLEAN", 1, 0);
    private static final ColumnType DOUBLE = ColumnType.of(Kind.REAL, "DOUBLE", 53, 0);
    private static final ColumnType FLOAT = ColumnType.of(Kind.REAL, "FLOAT", 24, 0);

    private static ColumnType decimal(int digits, int scale) {
        return ColumnType.of(Kind.DECIMAL, "DECIMAL(" + digits + "," + scale + ")", digits, scale);
    }

    /** Grades, where the one site is on H2 and the other on MariaDB. */
    private static List<Grade> grades(ColumnType here, ColumnType there, String javaType) {
        ColumnRules rules = new ColumnRules(site(DatabaseMake.MARIADB), site(DatabaseMake.H2));
        List<Misfit> found = new ArrayList<>();
        rules.compare(
                new ColumnDefinition("C", here, true, Supply.NONE, null),
                new ColumnDefinition("c", there, true, Supply.NONE, null),
                new ColumnRules.Mapped(javaType, false),
                new Place("T", "C", "east", found));
        return found.stream().map(Misfit::grade).toList();
    }

    private static List<Grade> grades(ColumnType here, ColumnType there) {
        return grades(here, there, "");
    }

    private static SiteDefinition site(DatabaseMake make) {
        return new SiteDefinition("east", make, new TreeMap<>(), List.of(), java.util.Map.of(), Set.of());
    }

    @Test
    void otherWordsForTheSameAreNoDifference() {
        assertThat(grades(CLOB, ColumnType.of(Kind.TEXT, "LONGTEXT", 0, 0))).isEmpty();
        assertThat(grades(ColumnType.of(Kind.BOOLEAN, "TINYINT(1)", 8, 0), BOOLEAN))
                .isEmpty();
        assertThat(grades(decimal(12, 2), ColumnType.of(Kind.DECIMAL, "NUMERIC(12,2)", 12, 2)))
                .isEmpty();
        assertThat(grades(decimal(19, 0), BIGINT)).isEmpty();
    }

    @Test
    void numbersAreRefusedThatAreTooGreat() {
        assertThat(grades(INT, BIGINT)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(decimal(18, 0), BIGINT)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(decimal(10, 4), decimal(12, 2))).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(BIGINT.withoutSign(), BIGINT)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(INT, INT.withoutSign())).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(BIGINT, INT.withoutSign())).containsExactly(Grade.HARMLESS);
        assertThat(grades(BOOLEAN, INT)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(decimal(38, 2), DOUBLE)).containsExactly(Grade.CANNOT_HOLD);
    }

    @Test
    void numbersAreHeldLessExactly() {
        assertThat(grades(FLOAT, DOUBLE)).containsExactly(Grade.HOLDS_LESS);
        assertThat(grades(DOUBLE, BIGINT)).containsExactly(Grade.HOLDS_LESS);
        assertThat(grades(DOUBLE, INT)).isEmpty();
        assertThat(grades(decimal(12, 0), decimal(12, 2))).containsExactly(Grade.HOLDS_LESS);
        assertThat(grades(decimal(14, 4), decimal(12, 2))).containsExactly(Grade.COMPARES_OTHERWISE);
    }

    @Test
    void columnHoldsNoMoreThanItsAttribute() {
        assertThat(grades(TINYINT, SMALLINT)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(TINYINT, SMALLINT, "java.lang.Byte")).isEmpty();
        assertThat(grades(SMALLINT, TINYINT, "java.lang.Byte")).isEmpty();
        assertThat(grades(FLOAT, DOUBLE, "java.lang.Float")).isEmpty();
        assertThat(grades(BIGINT, decimal(38, 0), "java.lang.Long")).isEmpty();
        assertThat(grades(SMALLINT, TINYINT, "java.lang.Long")).containsExactly(Grade.HARMLESS);
        assertThat(grades(decimal(10, 0), decimal(10, 0), "java.lang.Long")).isEmpty();
    }

    @Test
    void textsAreHeldThatAreShortEnough() {
        assertThat(grades(VARCHAR, CLOB)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(CLOB, VARCHAR)).containsExactly(Grade.HARMLESS);
        assertThat(grades(ColumnType.of(Kind.TEXT, "TEXT", 65535 / 4, 0), CLOB)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(VARCHAR.fixedSize(), VARCHAR)).containsExactly(Grade.HOLDS_LESS);
    }

    @Test
    void valuesOfAnotherKindAreRefused() {
        ColumnType uuid = ColumnType.of(Kind.UUID, "UUID", 0, 0);
        assertThat(grades(INT, VARCHAR)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(VARCHAR, INT)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(VARCHAR, uuid)).containsExactly(Grade.HARMLESS);
        assertThat(grades(uuid, VARCHAR)).containsExactly(Grade.HARMLESS);
        assertThat(grades(uuid, CLOB)).containsExactly(Grade.CANNOT_HOLD);
    }

    @Test
    void timesLoseFractionsZonesAndYears() {
        ColumnType micros = ColumnType.of(Kind.TIMESTAMP, "TIMESTAMP(6)", 0, 6);
        ColumnType seconds = ColumnType.of(Kind.TIMESTAMP, "DATETIME", 0, 0);
        ColumnType ending = ColumnType.of(Kind.TIMESTAMP, "TIMESTAMP(6) to 2038", 2038, 6);
        ColumnType zoned = ColumnType.of(Kind.INSTANT, "TIMESTAMP(6) WITH TIME ZONE", 0, 6);
        assertThat(grades(seconds, micros)).containsExactly(Grade.HOLDS_LESS);
        assertThat(grades(micros, seconds)).containsExactly(Grade.COMPARES_OTHERWISE);
        assertThat(grades(micros, zoned)).containsExactly(Grade.HOLDS_LESS);
        assertThat(grades(zoned, micros)).containsExactly(Grade.COMPARES_OTHERWISE);
        assertThat(grades(ending, micros)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(ending, zoned)).containsExactly(Grade.CANNOT_HOLD);
        assertThat(grades(ColumnType.of(Kind.DATE, "DATE", 0, 0), micros)).containsExactly(Grade.HOLDS_LESS);
    }
}
