package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Surroundings;
import org.reprise.label.Labels;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.subscription.Subscription;

/** A site that is behind and is to have some kinds of events first, over memory. */
class PriorityTest {
    private static final int EVENTS = 100;

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final TestSite east = TestSite.stable("east", transport, clock);
    private final TestSite west = TestSite.first("west", List.of("east"), List.of("urgent", "high"), transport, clock);
    private final List<Long> arrived = new ArrayList<>();
    private ChainEnd end = ChainEnd.START;

    @Test
    void portionsWithHigherKindsComeFirstAndHolesAreFilledAfterwards() {
        east.log.portions().store(portion("low", 1));
        pass(1);
        east.down = true;
        for (int i = 0; i < 400; i++) {
            String kind = i == 207 || i == 390 ? "urgent" : i == 203 || i == 300 ? "high" : "low";
            east.log.portions().store(portion(kind, EVENTS));
        }
        west.peers.answered(new AnswerHeader("east", east.log.portions().last(), false));
        east.down = false;
        arrived.clear();
        pass(60);

        assertThat(west.has()).isEqualTo(40_001);
        assertThat(arrived.subList(0, 4)).containsExactly(first(207), first(390), first(203), first(300));
        assertThat(arrived.subList(4, arrived.size())).isSorted().doesNotHaveDuplicates();
        assertThat(west.intake.duplicates()).isZero();
        assertThat(east.peers.downstream(clock.instant()).get(0).has()).isEqualTo(40_001);
    }

    @Test
    void whatIsMissingIsAskedForInOrderWhenTheSiteIsNotFarBehind() {
        east.log.portions().store(portion("low", 1));
        pass(6);
        for (int i = 0; i < 5; i++) {
            east.log.portions().store(portion(i == 4 ? "urgent" : "low", EVENTS));
        }
        arrived.clear();
        pass(3);
        assertThat(arrived).isSorted().hasSize(5);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new TransferPolicy(
                        "west",
                        List.of(),
                        Subscription.ALL,
                        Room.DEFAULT,
                        Duration.ofSeconds(5),
                        List.of("urgent", "two words"),
                        Superseded.KEEP))
                .hasMessageContaining("reprise.priority: 'two words' is no kind");
    }

    /** The first seq of one of the portions behind the first event. */
    private static long first(int portion) {
        return 2L + (long) portion * EVENTS;
    }

    private Portion portion(String kind, int count) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String own = i == count / 2 ? kind : "low";
            Call call = new Call(
                    "network.pass", 1, "[" + i + "]", null, List.of(), Surroundings.NONE, new Labels(own, "", "", ""));
            bodies.add(EventJson.encode(new Event(clock.instant(), List.of(call))));
        }
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.DEFLATE);
        end = portion.end();
        return portion;
    }

    private void pass(int times) {
        for (int i = 0; i < times; i++) {
            west.step();
            deliver();
            east.step();
            deliver();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private void deliver() {
        for (InMemoryTransport.Sent next = transport.underWay.poll(); next != null; next = transport.underWay.poll()) {
            if (next.to().equals("west") && next.body().length > 0) {
                PortionFrames.split(next.body())
                        .forEach(portion -> arrived.add(Portion.parse(portion).firstSeq()));
            }
            (next.to().equals("east") ? east : west).takes(next);
        }
    }
}
