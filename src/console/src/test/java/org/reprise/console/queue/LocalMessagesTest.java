package org.reprise.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalMessagesTest {
    @Test
    void onlyAnIdOfAMessageGetsIntoASelector() {
        assertThat(LocalMessages.selector("ID:54f0a1")).isEqualTo("JMSMessageID = 'ID:54f0a1'");
        for (String forged : new String[] {"", "54f0a1", "ID:", "ID:a' OR 'a' = 'a", "ID:a b"}) {
            assertThatThrownBy(() -> LocalMessages.selector(forged))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no id of a message");
        }
    }

    @Test
    void effectSaysWhatItMeansForTheQueue() {
        assertThat(LocalMessages.effect("ID:1", "reprise.west.portions"))
                .contains("is in reprise.west.portions again", "would have asked for that again");
        assertThat(LocalMessages.effect("ID:1", "orders")).contains("may be done twice");
    }
}
