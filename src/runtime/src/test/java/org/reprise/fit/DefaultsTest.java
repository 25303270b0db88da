package org.reprise.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "TEXT|'NEW'|'NEW'::character varying",
                "TEXT|'NEW'|('NEW'::character varying(10))::text",
                "TEXT|NULL|\"\"",
                "DECIMAL|0|0.00",
                "DECIMAL|'1.50'::numeric|1.5",
                "INTEGER|-1|'-1'::integer",
                "BOOLEAN|TRUE|1",
                "BOOLEAN|FALSE|b'0'",
                "BOOLEAN|true|b'1'",
                "TIMESTAMP|CURRENT_TIMESTAMP|now()",
                "TIMESTAMP|LOCALTIMESTAMP|current_timestamp(6)",
                "DATE|DATE '2020-01-01'|'2020-01-01'::date",
                "UUID|gen_random_uuid()|GEN_RANDOM_UUID()"
            })
    void sameValueInOtherWordsIsNoDifference(Kind kind, String mine, String theirs) {
        assertThat(Defaults.same(mine, theirs, kind, kind)).isTrue();
        assertThat(Defaults.same(theirs, mine, kind, kind)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "TEXT|'NEW'|'new'",
                "TEXT|'NEW'|'NEW '",
                "TEXT|''|\"\"",
                "INTEGER|0|\"\"",
                "INTEGER|1|2",
                "BOOLEAN|TRUE|0",
                "TIMESTAMP|CURRENT_TIMESTAMP|'2020-01-01 00:00:00'",
                "TEXT|'1'|'1.0'"
            })
    void otherValueIsOne(Kind kind, String mine, String theirs) {
        assertThat(Defaults.same(mine, theirs, kind, kind)).isFalse();
    }
}
