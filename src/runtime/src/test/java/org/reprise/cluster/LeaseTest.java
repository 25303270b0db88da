package org.reprise.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.log.InMemoryEventLog;

/** One row that is replaced by comparison, a clock that tests move, and servers that want to lead. */
class LeaseTest {
    private static final Lease.Terms TERMS = new Lease.Terms(Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final Row row = new Row();
    private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    private static class Row implements LeaseStore {
        Held held = new Held("", "", 0, "");

        @Override
        public Held read() {
            return held;
        }

        @Override
        public boolean replace(Held from, Held to) {
            if (!held.holder().equals(from.holder()) || held.seq() != from.seq()) {
                return false;
            }
            held = to;
            return true;
        }
    }

    private Lease server(String name) {
        return new Lease(row, InMemoryEventLog.DIRECT, name, TERMS, () -> now);
    }

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
    }

    @Test
    void freeLeaseIsTakenAtOnceAndNotByTwo() {
        Lease one = server("one");
        Lease two = server("two");
        one.step("here I am");
        assertThat(two.step("")).isEqualTo(row.held);
        assertThat(one.isHeld()).isTrue();
        assertThat(two.isHeld()).isFalse();
        assertThat(row.held.server()).isEqualTo("one");
        assertThat(row.held.note()).isEqualTo("here I am");
    }

    @Test
    void leaseRunsOutByItselfAndIsTakenOnlyLater() {
        Lease one = server("one");
        Lease two = server("two");
        one.step("");
        two.step("");
        pass(3.9);
        assertThat(one.isHeld()).isTrue();
        pass(0.1);
        assertThat(one.isHeld()).isFalse();
        two.step("");
        assertThat(two.isHeld()).as("as long as the margin lasts").isFalse();
        pass(1.1);
        two.step("");
        assertThat(two.isHeld()).isTrue();
        one.step("");
        assertThat(one.isHeld()).isFalse();
    }

    @Test
    void nobodyTakesWhatIsRenewed() {
        Lease one = server("one");
        Lease two = server("two");
        for (int i = 0; i < 100; i++) {
            one.step("");
            two.step("");
            assertThat(one.isHeld()).isTrue();
            assertThat(two.isHeld()).isFalse();
            pass(3.5);
        }
    }

    @Test
    void whoReleasesItLetsAnotherTakeItAtOnce() {
        Lease one = server("one");
        Lease two = server("two");
        one.step("");
        two.release();
        assertThat(one.isHeld()).as("released by one that has it not").isTrue();
        one.release();
        assertThat(one.isHeld()).isFalse();
        two.step("");
        assertThat(two.isHeld()).isTrue();
    }

    @Test
    void aNewStartDoesNotInheritButMaySeize() {
        Lease before = server("one");
        before.step("");
        Lease after = server("one");
        after.step("");
        assertThat(after.isHeld()).isFalse();
        after.seize("");
        assertThat(after.isHeld()).isTrue();
        before.step("");
        assertThat(before.isHeld()).isFalse();
    }

    @Test
    void senselessTermsAreRefused() {
        assertThatThrownBy(() -> new Lease.Terms(Duration.ofSeconds(2), Duration.ofSeconds(3)))
                .hasMessageContaining("reprise.cluster.lease");
        assertThatThrownBy(() -> new Lease.Terms(Duration.ZERO, Duration.ofSeconds(3)))
                .hasMessageContaining("reprise.cluster.renew");
    }

    /**
     * Servers step at random times; each statement takes its time before and after it takes effect, others step meanwhile, and now
     * and then its outcome is lost. At no moment do two lead, and in the end one does.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverTwoLeadWhateverTheScheduleIs(long seed) {
        Storm storm = new Storm(new Random(seed), 3);
        for (int i = 0; i < 20_000; i++) {
            storm.pass(1.5);
            storm.stepOne(0);
        }
        assertThat(storm.changes).as("changes of the lead").isGreaterThan(50);
        storm.calm = true;
        for (int i = 0; i < 20; i++) {
            storm.pass(1);
            storm.servers.forEach(server -> server.step(""));
        }
        assertThat(storm.servers.stream().filter(Lease::isHeld)).hasSize(1);
    }

    private final class Storm {
        private final Random random;
        private final List<Lease> servers = new ArrayList<>();
        private final List<Boolean> busy = new ArrayList<>();
        private boolean calm;
        private int changes;
        private int last = -1;
        private int depth;

        Storm(Random random, int size) {
            this.random = random;
            for (int i = 0; i < size; i++) {
                servers.add(new Lease(new Slow(), InMemoryEventLog.DIRECT, "s" + i, TERMS, () -> now));
                busy.add(false);
            }
        }

        /** Up to so many seconds, in small steps, looking at each. */
        void pass(double most) {
            double seconds = calm ? most : random.nextDouble() * most;
            for (int i = 0; i < 5; i++) {
                LeaseTest.this.pass(seconds / 5);
                check();
            }
        }

        private void check() {
            List<Lease> leadership = servers.stream().filter(Lease::isHeld).toList();
            assertThat(leadership).hasSizeLessThan(2);
            if (!leadership.isEmpty() && servers.indexOf(leadership.get(0)) != last) {
                last = servers.indexOf(leadership.get(0));
                changes++;
            }
        }

        /** One of those that do not step already. */
        void stepOne(int nested) {
            int one = random.nextInt(servers.size());
            if (busy.get(one)) {
                return;
            }
            busy.set(one, true);
            depth = nested;
            try {
                if (random.nextInt(200) == 0) {
                    servers.get(one).release();
                } else {
                    servers.get(one).step("");
                }
            } catch (IllegalStateException lost) {
                assertThat(lost).hasMessage("lost");
            } finally {
                busy.set(one, false);
                depth = nested;
            }
            check();
        }

        private void meanwhile() {
            if (calm) {
                return;
            }
            int nested = depth;
            if (random.nextInt(4) == 0) {
                pass(random.nextInt(10) == 0 ? 12 : 1);
            }
            if (nested < 3 && random.nextInt(3) == 0) {
                stepOne(nested + 1);
            }
            depth = nested;
            if (random.nextInt(20) == 0) {
                throw new IllegalStateException("lost");
            }
        }

        private final class Slow implements LeaseStore {
            @Override
            public Held read() {
                meanwhile();
                Held found = row.read();
                meanwhile();
                return found;
            }

            @Override
            public boolean replace(Held from, Held to) {
                meanwhile();
                boolean done = row.replace(from, to);
                meanwhile();
                return done;
            }
        }
    }
}
