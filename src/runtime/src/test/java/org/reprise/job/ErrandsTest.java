package org.reprise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ErrandsTest {
    private final Errands errands = new Errands(Thread::new, Duration.ofMillis(200));
    private final CountDownLatch healed = new CountDownLatch(1);

    @AfterEach
    void heal() {
        healed.countDown();
    }

    private void standStill() {
        try {
            healed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatEndsIsDoneAndWhatItThrowsIsThrown() {
        Errands patient = new Errands(Thread::new, Duration.ofMinutes(1));
        assertThat(patient.run("west", () -> {})).isTrue();
        assertThatThrownBy(() -> patient.run("west", () -> {
                    throw new IllegalStateException("the queue is full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the queue is full");
    }

    /** In Liberty's messaging client a second one would keep all other ways shut. */
    @Test
    @Timeout(60)
    void whereOneStandsStillNoneBeginsUntilItGoesOnAndNoOtherWayIsHeldUp() {
        assertThat(errands.run("west", this::standStill)).isFalse();
        AtomicInteger begun = new AtomicInteger();
        assertThat(errands.run("west", begun::incrementAndGet)).isFalse();
        assertThat(begun).hasValue(0);
        // by the time-out of this test; one try may be slow on a slow machine
        while (!errands.run("north", () -> {})) {
            LockSupport.parkNanos(1_000_000);
        }
        healed.countDown();
        // until what stood still has ended, it may be refused yet
        while (!errands.run("west", begun::incrementAndGet)) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(begun).hasValue(1);
    }

    @Test
    @Timeout(60)
    void whatIsToBeDoneOnOneWayAtOnceIsDoneOneAfterAnother() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int done = 0; done < 50; ) {
                    done += errands.run("west", () -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                now.decrementAndGet();
                            })
                            ? 1
                            : 0;
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }
}
