package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.reign.PlanFailedException;

/** Whom a primary lets have the role, while two operators switch over to two sites. */
class GivingWayTest {
    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final EventLog log = InMemoryEventLog.create();
    private final GivingWay givingWay = server();

    private GivingWay server() {
        return new GivingWay(log.settings(), InMemoryEventLog.DIRECT, clock);
    }

    @Test
    void aSecondSiteIsToldWhoWasFirstAndTakesNothingFromIt() {
        givingWay.to("west");

        assertThatThrownBy(() -> givingWay.to("north"))
                .isInstanceOf(PlanFailedException.class)
                .hasMessageContaining("gives way to site 'west' just now: wait for the end of that switch");
        givingWay.noMore("north");
        assertThat(givingWay.now()).contains("west");
        assertThatThrownBy(() -> server().to("north")).hasMessageContaining("west");

        givingWay.noMore("west");
        assertThat(givingWay.now()).isEmpty();
        givingWay.to("north");
        assertThat(server().now()).contains("north");
    }

    /** Calls are refused from when it is asked for it: who looks only now and then must know that it is over. */
    @Test
    void thatItHasEndedIsSaidOnceHoweverShortItWas() {
        assertThat(givingWay.hasEnded()).isFalse();
        givingWay.to("west");
        assertThat(givingWay.hasEnded()).isFalse();
        givingWay.noMore("west");
        assertThat(givingWay.hasEnded()).isTrue();
        assertThat(givingWay.hasEnded()).isFalse();

        givingWay.to("west");
        clock.advance(Duration.ofSeconds(11));
        assertThat(givingWay.hasEnded()).isTrue();
        assertThat(server().hasEnded()).isFalse();
    }

    /** Else what another server has begun would be refused when it commits, and not waited for. */
    @Test
    void whatIsBegunAtOtherServersIsWaitedFor() {
        GivingWay second = server();
        List<String> others = List.of("east-2", "east-3");
        givingWay.to("west");
        assertThat(givingWay.isQuietAt(List.of())).isTrue();
        second.quiet("east-2");
        assertThat(givingWay.isQuietAt(others)).isFalse();
        server().quiet("east-3");
        assertThat(givingWay.isQuietAt(others)).isTrue();
        clock.advance(Duration.ofSeconds(6));
        second.to("west");
        givingWay.to("west");
        assertThat(givingWay.isQuietAt(others))
                .as("asked again, of another server, too")
                .isTrue();
        assertThat(second.isQuietAt(others)).isTrue();

        givingWay.noMore("west");
        second.quiet("east-2");
        clock.advance(Duration.ofMillis(1));
        givingWay.to("west");
        assertThat(givingWay.isQuietAt(others)).as("another time").isFalse();
    }

    @Test
    void whoAsksNoMoreIsGivenWayToNoMore() {
        givingWay.to("west");
        clock.advance(Duration.ofSeconds(11));

        assertThat(givingWay.now()).isEmpty();
        givingWay.to("north");
        assertThat(givingWay.now()).contains("north");
    }

    /** Else no calls would be taken for as long as the clock was put back. */
    @Test
    void aClockThatIsPutBackDoesNotMakeItLastLonger() {
        givingWay.to("west");
        clock.advance(Duration.ofHours(-1));

        assertThat(givingWay.now()).isEmpty();
        assertThat(server().now()).isEmpty();
        givingWay.to("west");
        assertThat(server().now()).contains("west");
        clock.advance(Duration.ofSeconds(11));
        assertThat(givingWay.now()).isEmpty();
    }
}
