package org.reprise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
        assertThat(errands.run("west", () -> {})).isTrue();
        assertThatThrownBy(() -> errands.run("west", () -> {
                    throw new IllegalStateException("the queue is full");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the queue is full");
    }

    @Test
    void aWayThatStandsStillIsWaitedForAWhileAndHoldsUpNoOther() {
        assertThat(errands.run("west", this::standStill)).isFalse();
        assertThat(errands.run("north", () -> {})).isTrue();
        assertThat(errands.run("west", () -> {})).as("another one is tried").isTrue();
    }

    @Test
    @Timeout(60)
    void whereManyStandStillNoneBeginsUntilTheWayGoesOn() {
        for (int i = 0; i < 8; i++) {
            assertThat(errands.run("west", this::standStill)).isFalse();
        }
        assertThat(errands.run("west", () -> {})).isFalse();
        assertThat(errands.run("north", () -> {})).isTrue();
        healed.countDown();
        // until all that stood still have ended, it may be refused yet
        while (!errands.run("west", () -> {})) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
