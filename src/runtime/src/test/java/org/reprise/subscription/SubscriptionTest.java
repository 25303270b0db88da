package org.reprise.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.event.Surroundings;
import org.reprise.label.Labels;

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

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "committed,true",
        "'name=network.*,committed',true",
        "failed,false",
        "name=network.*,false",
        "committed & kind=message,false"
    })
    void siteIsPartialUnlessATermTakesAllThatWroteRows(String text, boolean all) {
        assertThat(Subscription.parse(text).takesAllRows()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "kind=message,true",
        "kind=mess*,true",
        "kind=point,false",
        "status=sent,true",
        "kind=message & status=sent,true",
        "kind=message & status=received,false",
        "'kind=message & status=received, name=network.*',true",
        "name=network.pass&kind=message&committed,true",
        "kind=message & failed,false",
        "kind=message & status=received & older-than=PT1H,true",
        "kind=point & status=sent & older-than=PT1H,false"
    })
    void conditionsOfATermHoldTogether(String text, boolean taken) {
        assertThat(Subscription.parse(text).takes(EventJson.encode(labelled("sent"))))
                .isEqualTo(taken);
    }

    @Test
    void conditionsOfATermAreOfOneCall() {
        Event two = new Event(Instant.EPOCH, List.of(call("point", "open", "p"), call("message", "sent", "m")));
        byte[] bytes = EventJson.encode(two);
        assertThat(Subscription.parse("kind=point & status=sent").takes(bytes)).isFalse();
        assertThat(Subscription.parse("kind=point & status=open").takes(bytes)).isTrue();
    }

    @Test
    void eventsThatAreNeededForAgesOnlyAreNotToldAsTheyCome() {
        Subscription ages = Subscription.parse("kind=message & status=sent & older-than=PT1H, failed");
        assertThat(ages.tells(labelled("sent"))).isFalse();
        assertThat(ages.ages(call("message", "sent", "m"))).containsExactly(Duration.ofHours(1));
        assertThat(ages.ages(call("message", "received", "m"))).isEmpty();
        assertThat(ages.follows(call("message", "received", "m"))).isTrue();
        assertThat(Subscription.parse("kind=message").tells(labelled("sent"))).isTrue();
        assertThatThrownBy(() -> ages.forSite(false)).hasMessageContaining("reprise.observe=true");
        assertThat(ages.forSite(true)).isSameAs(ages);
    }

    @Test
    void eventsOfAKeyOrAUserAreTaken() {
        Call call = new Call(
                "network.pass",
                1,
                "[]",
                null,
                List.of(),
                new Surroundings(null, null, "ada"),
                new Labels("message", "", "m-1", ""));
        byte[] event = EventJson.encode(new Event(Instant.EPOCH, List.of(call)));
        assertThat(Subscription.parse("user=ada & key=m-*").takes(event)).isTrue();
        assertThat(Subscription.parse("user=eve, key=m-2").takes(event)).isFalse();
    }

    private static Event labelled(String status) {
        return new Event(Instant.EPOCH, List.of(call("message", status, "m-1")));
    }

    private static Call call(String kind, String status, String key) {
        return new Call("network.pass", 1, "[]", null, List.of(), Surroundings.NONE, new Labels(kind, status, key, ""));
    }

    @Test
    void whatCannotBeReadIsTakenToBeSeen() {
        assertThat(Subscription.parse("failed").takes("?".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"older-than=PT1H", "kind=a & older-than=PT1H", "failed & kind=a & status=b & older-than=PT1H"})
    void ageIsThatOfAStatus(String text) {
        assertThatThrownBy(() -> Subscription.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("older-than asks for the age of a status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everything",
                "name=",
                "failed,",
                "kind",
                "failed & committed",
                "kind=a & & status=b",
                "older-than=soon",
                "kind=a & older-than=PT0S",
                "failed=true",
                "size=3"
            })
    void termThatMakesNoSenseIsNamed(String text) {
        assertThatThrownBy(() -> Subscription.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no term of a subscription");
    }
}
