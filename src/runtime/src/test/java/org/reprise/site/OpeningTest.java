package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final List<String> hindrances = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tries = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    @Test
    void siteOpensAtOnceWhereNothingHindersItAndIsOpenedOnce() {
        Opening opening = opening(0);
        assertThat(opening.attempt()).isTrue();
        assertThat(opening.attempt()).isTrue();
        assertThat(tries).hasValue(1);
        assertThat(hindrances).isEmpty();
    }

    @Test
    void siteThatIsHinderedIsTriedAgainUntilItIsOpen() throws InterruptedException {
        Opening opening = opening(3);
        opening.begin(Executors.defaultThreadFactory());
        assertThat(open.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(hindrances).containsExactly("no database, 1", "no database, 2", "no database, 3");
    }

    @Test
    void errorHindersAsAnythingElse() {
        Opening opening = new Opening(
                () -> {
                    throw new NoClassDefFoundError("driver");
                },
                hindrances::add);
        assertThat(opening.attempt()).isFalse();
        assertThat(hindrances).containsExactly("driver");
    }

    @Test
    void siteThatOnlyWatchesIsOpenedOnceThereAreThreads() {
        AtomicInteger steps = new AtomicInteger();
        Opening opening = new Opening(() -> steps.incrementAndGet() == 2, hindrances::add);
        assertThat(opening.attempt()).isFalse();
        opening.begin(Executors.defaultThreadFactory());
        assertThat(opening.attempt()).isTrue();
        assertThat(steps).hasValue(2);
    }

    @Test
    void nothingIsTriedAfterTheEnd() {
        Opening opening = opening(100);
        opening.begin(Executors.defaultThreadFactory());
        opening.end();
        int before = tries.get();
        assertThat(opening.attempt()).isFalse();
        assertThat(tries).hasValue(before);
    }

    @Test
    void pausesGrowUpToFifteenSeconds() {
        assertThat(Stream.iterate(Duration.ofSeconds(1), Opening::next).limit(6).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
    }

    private Opening opening(int failures) {
        return new Opening(
                () -> {
                    if (tries.incrementAndGet() <= failures) {
                        throw new IllegalStateException("no database, " + tries.get());
                    }
                    open.countDown();
                    return true;
                },
                hindrances::add,
                Duration.ofMillis(1));
    }
}
