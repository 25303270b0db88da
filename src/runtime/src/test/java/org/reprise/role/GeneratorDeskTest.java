package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reprise.ThreadTransactions;
import org.reprise.log.InMemoryEventLog;

class GeneratorDeskTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final GeneratorDesk desk =
            new GeneratorDesk(InMemoryEventLog.create().audit(), new ThreadTransactions(), Clock.systemUTC());

    @Test
    void theStepOfReplayThatIsUnderWayIsWaitedForButNotForEver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService replayer = Executors.newSingleThreadExecutor();
        try {
            Future<Duration> step = replayer.submit(() -> desk.replaying(() -> {
                begun.countDown();
                awaitIt(mayEnd);
                return Duration.ZERO;
            }));
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(desk.awaitQuiet(Duration.ZERO)).isFalse();

            mayEnd.countDown();
            assertThat(desk.awaitQuiet(LONG)).isTrue();
            step.get(1, TimeUnit.MINUTES);
        } finally {
            replayer.shutdownNow();
        }
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
