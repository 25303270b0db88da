package org.reprise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.ThreadTransactions;
import org.reprise.desk.PortionPage.Gap;
import org.reprise.desk.PortionPage.Hold;
import org.reprise.desk.PortionPage.Span;
import org.reprise.desk.PortionPage.State;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.Schedule;
import org.reprise.settings.Role;

/** Which portions a site has, which it lacks, and why those that it has are not replayed. */
class PortionListTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final EventLog log = InMemoryEventLog.create();
    private ReplayGate gate = gate("immediate", "");
    private Position head = Position.START;
    private long asked = Long.MAX_VALUE;
    private ChainEnd end = ChainEnd.START;

    private ReplayGate gate(String schedule, String until) {
        return new ReplayGate(log, new ThreadTransactions(), Schedule.parse(schedule), until, clock);
    }

    private Portion portion(int events) {
        List<byte[]> bodies = Collections.nCopies(events, "{}".getBytes(StandardCharsets.UTF_8));
        Portion sealed = Portion.seal(end, 1, bodies, clock.instant(), Compression.best());
        end = sealed.end();
        head = end.position();
        return sealed;
    }

    private void applied(long seq) {
        log.position().advance(log.position().current(), new Position(1, seq), clock.instant());
    }

    private PortionPage page(long before, int limit) {
        return new PortionList(log, Role.SECONDARY, () -> head, gate::hold, () -> asked).page(before, limit);
    }

    private static List<String> texts(PortionPage page) {
        return page.spans().stream()
                .map(span -> span.from() + "-" + span.to() + " " + span.state())
                .toList();
    }

    @Test
    void portionsAreListedFromTheEndAndThePageSaysWhereToGoOn() {
        for (int i = 0; i < 3; i++) {
            log.portions().store(portion(2));
        }
        applied(4);
        PortionPage page = page(Long.MAX_VALUE, 2);
        assertThat(texts(page)).containsExactly("5-6 WAITING", "3-4 APPLIED");
        assertThat(page.next()).isEqualTo(3);
        PortionPage rest = page(3, 2);
        assertThat(texts(rest)).containsExactly("1-2 APPLIED");
        assertThat(rest.next()).isNull();
        assertThat(page.stock().complete()).isEqualTo(6);
        assertThat(page.stock().hold()).isNull();
        assertThat(page.stock().parked()).isZero();
        log.parked().park(new ParkedEvent(new Position(1, 5), "shop.buy", "no money", 1, clock.instant()));
        assertThat(page(3, 1).stock().parked()).isEqualTo(1);
        assertThat(page.stock().gaps()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedUpToTheEndOfTheLogAndWhatIsBehindItWaitsForIt() {
        Portion first = portion(2);
        portion(3);
        Portion third = portion(1);
        portion(2);
        Portion fifth = portion(2);
        portion(4);
        log.portions().storeAll(List.of(first, third, fifth));
        PortionPage page = page(Long.MAX_VALUE, 50);
        assertThat(texts(page))
                .containsExactly(
                        "11-14 MISSING", "9-10 AHEAD", "7-8 MISSING", "6-6 AHEAD", "3-5 MISSING", "1-2 WAITING");
        assertThat(page.stock().gaps()).containsExactly(new Gap(3, 5), new Gap(7, 8), new Gap(11, 14));
        assertThat(page.stock().complete()).isEqualTo(2);
        assertThat(page.stock().head()).isEqualTo(14);
        assertThat(page.stock().waitingBytes()).isEqualTo(first.size());
    }

    @Test
    void removedEventsAreNotMissing() {
        for (int i = 0; i < 3; i++) {
            log.portions().store(portion(2));
        }
        applied(6);
        log.portions().removeUpTo(4);
        assertThat(texts(page(Long.MAX_VALUE, 50))).containsExactly("5-6 APPLIED", "1-4 REMOVED");
        assertThat(page(Long.MAX_VALUE, 50).stock().begin()).isEqualTo(4);
    }

    @Test
    void whatThePolicyHoldsSaysUntilWhen() {
        log.portions().store(portion(2));
        applied(2);
        gate = gate("delayed PT2H", "");
        log.portions().store(portion(3));
        Instant opens = START.plus(Duration.ofHours(2));
        Span held = page(Long.MAX_VALUE, 1).spans().get(0);
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.opens()).isEqualTo(opens);
        assertThat(page(Long.MAX_VALUE, 1).stock().hold()).isEqualTo(new Hold("delayed PT2H", "", opens));
        clock.advance(Duration.ofHours(2));
        assertThat(texts(page(Long.MAX_VALUE, 1))).containsExactly("3-5 WAITING");
        gate = gate("held", "");
        assertThat(page(Long.MAX_VALUE, 1).stock().hold()).isEqualTo(new Hold("held", "", null));
        gate.release("ann", "now");
        assertThat(texts(page(Long.MAX_VALUE, 1))).containsExactly("3-5 WAITING");
        gate = gate("every PT10M", "");
        gate.set("every PT10M", "1:2", "ann", "stop");
        assertThat(page(Long.MAX_VALUE, 1).stock().hold()).isEqualTo(new Hold("every PT10M", "1:2", null));
        gate.set("every PT10M", "", "ann", "go on");
        assertThat(page(Long.MAX_VALUE, 1).spans().get(0).opens())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    }

    @Test
    void whatIsLeftOutByChoiceAndWhatIsSupersededAreCounted() {
        byte[] kept = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] dropped = "[]".getBytes(StandardCharsets.UTF_8);
        Portion whole = Portion.seal(end, 1, List.of(kept, dropped, kept, kept), clock.instant(), Compression.best());
        log.portions().store(whole.condensed(body -> body.length > 1 && body[0] == '{', Set.of(1L), 4));
        head = new Position(1, 4);
        Span span = page(Long.MAX_VALUE, 1).spans().get(0);
        assertThat(span.leftOut()).isEqualTo(1);
        assertThat(span.superseded()).isEqualTo(1);
    }

    @Test
    void atThePrimaryNothingWaits() {
        log.portions().store(portion(2));
        PortionPage page = new PortionList(log, Role.PRIMARY, () -> Position.START, gate::hold, () -> asked)
                .page(Long.MAX_VALUE, 5);
        assertThat(texts(page)).containsExactly("1-2 SEALED");
        assertThat(page.stock().complete()).isEqualTo(page.stock().applied()).isEqualTo(2);
    }

    @Test
    void whatIsAskedForWhenItMayBeReplayedIsNotMissing() {
        log.portions().store(portion(2));
        applied(2);
        portion(4);
        gate = gate("held", "");
        asked = gate.until();
        PortionPage page = page(Long.MAX_VALUE, 5);
        assertThat(texts(page)).containsExactly("3-6 LATER", "1-2 APPLIED");
        assertThat(page.stock().gaps()).isEmpty();
        assertThat(page.stock().asked()).isEqualTo(2);
        assertThat(page.stock().hold()).isEqualTo(new Hold("held", "", null));

        gate.release("test", "go on");
        asked = 4;
        assertThat(texts(page(Long.MAX_VALUE, 5))).containsExactly("5-6 LATER", "3-4 MISSING", "1-2 APPLIED");
        assertThat(page(Long.MAX_VALUE, 5).stock().gaps()).containsExactly(new Gap(3, 4));
    }

    @Test
    void portionThatIsPartlyReplayedIsCountedWhole() {
        Portion half = portion(10);
        log.portions().store(half);
        applied(5);
        assertThat(page(Long.MAX_VALUE, 5).stock().waitingBytes()).isEqualTo(half.size());
    }
}
