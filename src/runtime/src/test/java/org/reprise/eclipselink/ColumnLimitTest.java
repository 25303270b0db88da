package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

final class ColumnLimitTest {
    private static final Rounding DOWN = new Rounding(RoundingMode.DOWN, RoundingMode.DOWN);

    @Test
    void decimalsAreRoundedAsTheMakeDoes() {
        BigDecimal written = new BigDecimal("1.005");

        assertThat(new ColumnLimit(Types.DECIMAL, 15, 2, Rounding.HALF_UP).kept(written))
                .isEqualTo(new BigDecimal("1.01"));
        assertThat(new ColumnLimit(Types.DECIMAL, 15, 2, DOWN).kept(written)).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void numberWithoutLimitKeepsAll() {
        BigDecimal written = new BigDecimal("1.005");

        assertThat(new ColumnLimit(Types.NUMERIC, 0, 0, Rounding.HALF_UP).kept(written))
                .isSameAs(written);
    }

    @Test
    void timeIsRoundedIntoTheNextSecond() {
        LocalDateTime written = LocalDateTime.of(2026, 12, 31, 23, 59, 59, 999_999_600);

        assertThat(new ColumnLimit(Types.TIMESTAMP, 26, 6, Rounding.HALF_UP).kept(written))
                .isEqualTo(LocalDateTime.of(2027, 1, 1, 0, 0));
        assertThat(new ColumnLimit(Types.TIMESTAMP, 26, 6, DOWN).kept(written))
                .isEqualTo(LocalDateTime.of(2026, 12, 31, 23, 59, 59, 999_999_000));
        assertThat(new ColumnLimit(Types.TIMESTAMP, 19, 0, DOWN).kept(Timestamp.valueOf(written)))
                .isEqualTo(Timestamp.valueOf("2026-12-31 23:59:59"));
        assertThat(new ColumnLimit(Types.TIME, 8, 0, DOWN).kept(LocalTime.of(1, 2, 3, 4)))
                .isEqualTo(LocalTime.of(1, 2, 3));
    }

    @Test
    void timeThatFitsIsKeptAsItIs() {
        Timestamp written = Timestamp.valueOf("2026-10-25 02:30:00.123");

        assertThat(new ColumnLimit(Types.TIMESTAMP, 26, 6, Rounding.HALF_UP).kept(written))
                .isSameAs(written);
    }

    @Test
    void fillingOfACharIsNoLoss() {
        ColumnLimit limit = new ColumnLimit(Types.CHAR, 5, 0, DOWN);

        assertThat(limit.kept("a    ")).isEqualTo("a");
        assertThat(limit.isLoss("a    ", limit.kept("a    "))).isFalse();
        assertThat(limit.isLoss("abcdefg", limit.kept("abcdefg"))).isTrue();
    }

    @Test
    void textIsCutBetweenCharacters() {
        assertThat(new ColumnLimit(Types.VARCHAR, 2, 0, DOWN).kept("a\uD83E\uDD81b"))
                .isEqualTo("a\uD83E\uDD81");
    }
}
