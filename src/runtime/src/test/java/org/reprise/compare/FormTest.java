package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.proof.Column;
import org.reprise.proof.Value;

/** The form in which two columns of different types are compared. */
final class FormTest {

    @ParameterizedTest
    @CsvSource({
        "SINGLE, DOUBLE, SINGLE",
        "NUMBER, DOUBLE, DOUBLE",
        "NUMBER, TEXT, TEXT",
        "TEXT, PADDED, PADDED",
        "TEXT, JSON, JSON",
        "TIMESTAMP, DATE, DATE",
        "TIMESTAMP, INSTANT, INSTANT",
        "TIMESTAMP, TIME, TEXT",
        "DATE, INSTANT, TEXT",
        "BYTES, TEXT, TEXT"
    })
    void isTheOneThatBothCanGive(Form one, Form other, Form both) {
        assertThat(one.with(other)).isEqualTo(both);
        assertThat(other.with(one)).isEqualTo(both);
    }

    @ParameterizedTest
    @EnumSource
    void nullStaysNull(Form form) {
        assertThat(form.take(Value.NULL)).isEqualTo(Value.NULL);
        assertThat(form.with(form)).isEqualTo(form);
    }

    @Test
    void valueOfTheOtherFormIsTaken() {
        LocalDateTime time = LocalDateTime.of(2026, 3, 29, 2, 30);
        assertThat(Form.SINGLE.take(Value.of(0.1))).isEqualTo(Value.of(0.1f));
        assertThat(Form.SINGLE.take(Value.of(Double.NaN))).isEqualTo(Value.of(Float.NaN));
        assertThat(Form.DOUBLE.take(Value.of(7))).isEqualTo(Value.of(7.0));
        assertThat(Form.PADDED.take(Value.of("ab "))).isEqualTo(Value.of("ab"));
        assertThat(Form.JSON.take(Value.of("{\"b\": 1.0, \"a\":2}"))).isEqualTo(Value.of("{\"a\":2,\"b\":1}"));
        assertThat(Form.JSON.take(Value.of("{no json"))).isEqualTo(Value.of("{no json"));
        assertThat(Form.TEXT.take(Value.of(7))).isEqualTo(Value.of("7"));
        assertThat(Form.DATE.take(Value.of(time))).isEqualTo(Value.of(LocalDate.of(2026, 3, 29)));
        assertThat(Form.INSTANT.take(Value.of(time))).isEqualTo(Value.of(time.toInstant(ZoneOffset.UTC)));
    }

    /** H2 and HSQLDB call it bytes, PostgreSQL and MariaDB do not. */
    @Test
    void uuidIsATextOnEveryMake() {
        assertThat(Form.of(new Column("TAG", Types.BINARY, "UUID"))).isEqualTo(Form.TEXT);
        assertThat(Form.of(new Column("tag", Types.OTHER, "uuid"))).isEqualTo(Form.TEXT);
    }
}
