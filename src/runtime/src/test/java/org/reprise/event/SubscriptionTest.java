package org.reprise.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {
    private static final List<Call> PASS = List.of(new Call("network.pass", 1, "[]", null, List.of()));
    private static final byte[] COMMITTED = EventJson.encode(new Event(Instant.EPOCH, PASS));
    private static final byte[] FAILED =
            EventJson.encode(Event.failed(Instant.EPOCH, PASS, new Failure("java.lang.RuntimeException", null)));

    @ParameterizedTest
    @CsvSource({
        "'',true,true",
        "failed,false,true",
        "committed,true,false",
        "'committed, failed',true,true",
        "name=network.pass,true,true",
        "name=network.*,true,true",
        "name=*pass,true,true",
        "name=network,false,false",
        "name=networkxpass,false,false",
        "'name=ledger.*,failed',false,true"
    })
    void takesWhatOneOfItsTermsNames(String text, boolean committed, boolean failed) {
        Subscription subscription = Subscription.parse(text);
        assertThat(subscription.takes(COMMITTED)).isEqualTo(committed);
        assertThat(subscription.takes(FAILED)).isEqualTo(failed);
        assertThat(subscription.text()).isEqualTo(text.strip());
    }

    @Test
    void whatCannotBeReadIsTakenToBeSeen() {
        assertThat(Subscription.parse("failed").takes("?".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "name=", "failed,", "kind"})
    void termThatMakesNoSenseIsNamed(String text) {
        assertThatThrownBy(() -> Subscription.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no term of a subscription");
    }
}
