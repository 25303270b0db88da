package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"immediate", "every PT10M", "cron 0 3 * * *", "delayed PT2H", "held"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Schedule.parse("  " + text + " ")).hasToString(text);
    }

    @Test
    void cronTimeIsInTheZoneOfTheServer() {
        Schedule nightly = Schedule.parse("cron 0 3 * * *");
        assertThat(nightly.next(NOON, ZoneOffset.UTC)).hasValue(Instant.parse("2026-11-24T03:00:00Z"));
        assertThat(nightly.next(NOON, ZoneId.of("Europe/Berlin"))).hasValue(Instant.parse("2026-11-24T02:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sometimes            | 'sometimes' is no schedule
                    held now             | 'held now' is no schedule
                    every                | has no duration like PT10M
                    every PT0S           | needs a duration of more than nothing
                    delayed -PT1H        | needs a duration of more than nothing
                    cron 0 0 30 2 *      | never comes
                    cron 61 * * * *      | 61
                    cron at night        | cron
                    """)
    void whatMakesNoSenseIsRefused(String text, String reason) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every PT0.001S       | every PT1S or longer
                    every PT99999999H    | more than 366 days
                    delayed PT99999999H  | more than 366 days
                    """)
    void whatNobodyCanMeanIsRefusedAsAWishAndReadWhereItStandsAlready(String text, String reason) {
        assertThat(Schedule.parse(text)).isNotNull();
        assertThatThrownBy(() -> Schedule.wished(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
        assertThat(Schedule.wished("delayed PT0.5S")).hasToString("delayed PT0.5S");
        assertThat(Schedule.wished("every PT1S")).hasToString("every PT1S");
    }

    @Test
    void endIsAPositionOrATime() {
        assertThat(Until.parse("")).isEqualTo(Until.NEVER);
        assertThat(Until.parse("2:500").seq()).isEqualTo(500);
        assertThat(Until.parse(NOON.toString()).time()).isEqualTo(NOON);
        assertThatThrownBy(() -> Until.parse("tomorrow"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'tomorrow' is neither a position like 1:500 nor a time like");
    }
}
