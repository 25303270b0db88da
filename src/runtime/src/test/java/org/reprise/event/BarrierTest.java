package org.reprise.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.proof.GeneratedIds;
import org.reprise.subscription.Subscription;

/** The event with which a reign begins: no call, no row, for every site. */
class BarrierTest {
    private static final Instant AT = Instant.ofEpochMilli(1_764_000_000_000L);
    private static final Event BARRIER = Event.barrier(AT, new Barrier("west", "olga", "east's disk is \"slow\""));

    @Test
    void itComesBackAsItWasWritten() {
        byte[] body = EventJson.encode(BARRIER);
        assertThat(EventJson.decode(body)).isEqualTo(BARRIER);
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"t\":1764000000000,\"b\":{\"p\":\"west\",\"i\":\"olga\",\"m\":\"east's disk is \\\"slow\\\"\"}}");
        assertThat(BARRIER.title()).isEqualTo("barrier of west");
    }

    @Test
    void itHasNoCallAndNothingElseIsWithoutOne() {
        Call call = new Call("note", 1, "[]", null, List.of());
        Barrier barrier = new Barrier("west", "olga", "");
        assertThatThrownBy(() -> new Event(AT, List.of(call), GeneratedIds.NONE, null, List.of(), null, barrier, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Event(AT, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventJson.decode(
                        "{\"t\":1,\"b\":{\"p\":\"west\",\"z\":\"\"}}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void everySiteTakesItWhateverItHasSubscribedTo() {
        assertThat(Subscription.parse("name=network.*").takes(EventJson.encode(BARRIER)))
                .isTrue();
        assertThat(Subscription.parse("failed").takes(EventJson.encode(BARRIER)))
                .isTrue();
    }

    @Test
    void itIsInTheWayOfNoEventThatIsSuperseded() {
        Footprint footprint = Footprint.of(EventJson.encode(BARRIER), null);
        assertThat(footprint.rows()).isEqualTo(Map.of());
        assertThat(footprint.subject()).isNull();
    }
}
