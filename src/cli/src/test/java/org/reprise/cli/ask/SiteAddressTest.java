package org.reprise.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h:9080",
                "http://h:9080/",
                "http://h:9080/reprise",
                "http://h:9080/reprise/",
                " http://h:9080//"
            })
    void addressOfTheServerAndOfTheConsoleMeanTheSame(String text) {
        assertThat(SiteAddress.parse(text).api("sites")).hasToString("http://h:9080/reprise/api/sites");
    }

    @Test
    void aServerBehindAPathIsKept() {
        assertThat(SiteAddress.parse("https://h/east").api("site")).hasToString("https://h/east/reprise/api/site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "h", "h:9080", "ftp://h", "http://", "http:///x", "http://h?a=b", "http://h#a", "http://a b"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> SiteAddress.parse(text)).hasMessageContaining("is no address of a site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:secret@h", "http://me:secret@h h", "me:secret@h"})
    void aPasswordInTheAddressIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> SiteAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }
}
