package org.reprise.console.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reprise.console.SetClock;

class DeliveryTest {
    private final Box box = new Box();
    private final Wire wire = new Wire();
    private final Tally tally = new Tally();
    private final SetClock clock = new SetClock();
    private final Delivery delivery = new Delivery(wire, box, tally, clock);

    @Test
    void serverThatIsAwayForTenMinutesLosesNothingAndGetsNothingTwice() {
        wire.away = true;
        List<Notice> all = new ArrayList<>();
        for (int second = 0; second < 600; second += 2) {
            if (second % 60 == 0) {
                Notice notice = Notices.of(second % 120 == 0, second);
                all.add(notice);
                box.waiting.add(notice);
            }
            runAfter(2);
        }
        assertThat(wire.got).isEmpty();
        assertThat(wire.tries).isBetween(5, 9);
        assertThat(box.trouble).isEqualTo("away");

        wire.away = false;
        for (int second = 0; second < 300; second += 2) {
            runAfter(2);
        }
        assertThat(wire.got).containsExactlyElementsOf(all);
        assertThat(box.waiting).isEmpty();
        assertThat(box.trouble).isEmpty();
        assertThat(tally.delivered).isEqualTo(all.size());
        assertThat(tally.failed).isEqualTo(wire.tries - all.size());
    }

    @Test
    void firstTryAfterAFailureComesSoonAndLaterOnesLater() {
        wire.away = true;
        box.waiting.add(Notices.firing());
        List<Long> tried = new ArrayList<>();
        for (long second = 0; second < 1500; second++) {
            int before = wire.tries;
            runAfter(1);
            if (wire.tries > before) {
                tried.add(second);
            }
        }
        assertThat(tried).containsExactly(0L, 5L, 15L, 35L, 75L, 155L, 315L, 615L, 915L, 1215L);
    }

    @Test
    void whatIsRefusedForGoodKeepsNothingBack() {
        wire.refused = Notices.of(true, 1);
        box.waiting.addAll(List.of(Notices.of(true, 1), Notices.of(true, 2)));
        delivery.run();
        assertThat(wire.got).containsExactly(Notices.of(true, 2));
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void whatNobodyTookForADayIsLeftOut() {
        wire.away = true;
        box.waiting.add(Notices.firing());
        delivery.run();
        clock.after(Duration.ofDays(1).plusSeconds(1));
        delivery.run();
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void defectOfAChannelIsTriedAgain() {
        wire.broken = true;
        box.waiting.add(Notices.firing());
        delivery.run();
        assertThat(box.waiting).hasSize(1);
        assertThat(box.trouble).contains("broken");
        wire.broken = false;
        runAfter(5);
        assertThat(wire.got).hasSize(1);
    }

    private void runAfter(long seconds) {
        delivery.run();
        clock.seconds(seconds);
        if (seconds > 2) {
            delivery.run();
        }
    }

    private static final class Box implements Outbox {
        private final Deque<Notice> waiting = new ArrayDeque<>();
        private String trouble = "";

        @Override
        public Optional<Notice> next(String channel) {
            return Optional.ofNullable(waiting.peekFirst());
        }

        @Override
        public void done(String channel, Notice notice) {
            assertThat(waiting.removeFirst()).isEqualTo(notice);
        }

        @Override
        public void trouble(String channel, String why) {
            trouble = why;
        }
    }

    private static final class Wire implements Channel {
        private final List<Notice> got = new ArrayList<>();
        private boolean away;
        private boolean broken;
        private Notice refused;
        private int tries;

        @Override
        public String name() {
            return "wire";
        }

        @Override
        public void send(Notice notice) {
            tries++;
            if (away) {
                throw UndeliverableException.now("away", null);
            } else if (broken) {
                throw new IllegalStateException("broken");
            } else if (notice.equals(refused)) {
                throw UndeliverableException.ever("never", null);
            }
            got.add(notice);
        }
    }

    private static final class Tally implements Delivery.Count {
        private int delivered;
        private int failed;

        @Override
        public void delivered() {
            delivered++;
        }

        @Override
        public void failed() {
            failed++;
        }
    }
}
