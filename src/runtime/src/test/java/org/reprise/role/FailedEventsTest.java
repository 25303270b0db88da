package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.job.Loop;
import org.reprise.log.CapturedEvents;
import org.reprise.log.InMemoryEventLog;

final class FailedEventsTest {
    private final InMemoryEventLog.Captured log = new InMemoryEventLog.Captured();
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void eventsAreWrittenInTheirOrderAndSaid() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(3);
        FailedEvents failed = failed(log, written);
        try (Loop loop = failed.loop()) {
            for (int i = 0; i < 3; i++) {
                failed.offer(event(i));
            }
            loop.start(Thread::new);
            assertThat(written.await(2, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(log.bodies()).containsExactly(event(0), event(1), event(2));
        assertThat(failed.dropped()).isZero();
    }

    @Test
    void whatTheDatabaseRefusedIsWrittenLater() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CapturedEvents refusingOnce = new CapturedEvents() {
            private boolean refused;

            @Override
            public void append(long epoch, byte[] body, byte[] evidence) {
                if (!refused) {
                    refused = true;
                    throw new IllegalStateException("not now");
                }
                log.append(epoch, body, evidence);
            }

            @Override
            public long count() {
                return log.count();
            }

            @Override
            public OptionalLong newest() {
                return log.newest();
            }

            @Override
            public OptionalLong oldest() {
                return log.oldest();
            }
        };
        FailedEvents failed = failed(refusingOnce, written);
        try (Loop loop = failed.loop()) {
            failed.offer(event(7));
            loop.start(Thread::new);
            assertThat(written.await(2, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(log.bodies()).containsExactly(event(7));
    }

    @Test
    void offerNeverWaitsAndWhatHasNoRoomIsCounted() {
        FailedEvents failed = failed(log, new CountDownLatch(1));
        for (int i = 0; i < 1003; i++) {
            failed.offer(event(i));
        }
        failed.offer(new byte[CapturedEvents.MAX_BODY_BYTES + 1]);
        assertThat(failed.dropped()).isEqualTo(4);
        assertThat(log.bodies()).isEmpty();
    }

    private FailedEvents failed(CapturedEvents events, CountDownLatch written) {
        return new FailedEvents(events, 1, InMemoryEventLog.DIRECT, written::countDown, clock);
    }

    private static byte[] event(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
