package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Promise;

/** What the portions of every event log do, in a database or in memory. */
class PortionsContract {
    static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    EventLog log;

    @Test
    void storedPortionComesBackByteForByte() {
        Portion portion = chain(3).get(0);

        assertThat(log.portions().store(portion)).isTrue();

        assertThat(log.portions().at(2))
                .hasValueSatisfying(found -> assertThat(found.toBytes()).isEqualTo(portion.toBytes()));
        assertThat(log.portions().last()).isEqualTo(new Position(1, 3));
    }

    @Test
    void firstPortionBehindAHoleIsFound() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().store(chain.get(0));
        assertThat(log.portions().firstBehind(4)).isEqualTo(Long.MAX_VALUE);
        log.portions().store(chain.get(2));

        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 3));
        assertThat(log.portions().firstBehind(4)).isEqualTo(6);
        assertThat(log.portions().firstBehind(6)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void portionThatIsThrownAwayIsMissingAndMayComeAgain() {
        List<Portion> chain = chain(3, 2, 4);
        chain.forEach(log.portions()::store);
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));
        List<String> with = new ArrayList<>();

        assertThat(log.portions().discard(5, () -> with.add("audited"))).isEqualTo(2);

        assertThat(with).containsExactly("audited");
        assertThat(log.portions().at(4)).isEmpty();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 3));
        assertThat(log.portions().discard(5, () -> with.add("again"))).isZero();
        assertThat(log.portions().discard(10, () -> with.add("again"))).isZero();
        assertThat(with).hasSize(1);
        assertThat(log.portions().store(chain.get(1))).isTrue();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));
    }

    @Test
    void storingTheSamePortionAgainChangesNothing() {
        List<Portion> chain = chain(3, 2);

        assertThat(log.portions().store(chain.get(0))).isTrue();
        assertThat(log.portions().store(chain.get(1))).isTrue();
        assertThat(log.portions().store(chain.get(0))).isFalse();
        assertThat(log.portions().store(chain.get(1))).isFalse();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 5));
    }

    @Test
    void portionThatContradictsAStoredOneIsRefused() {
        List<Portion> chain = chain(3, 2);
        log.portions().store(chain.get(0));
        Portion sameSeqOtherContent = portion(ChainEnd.START, "x", "y", "z");
        Portion overlapping = portion(portion(ChainEnd.START, "x").end(), "y");
        Portion otherChain = portion(sameSeqOtherContent.end(), "4");

        for (Portion wrong : List.of(sameSeqOtherContent, overlapping, otherChain)) {
            assertThatThrownBy(() -> log.portions().store(wrong)).isInstanceOf(PortionRefusedException.class);
        }
        assertThat(log.portions().store(chain.get(1))).isTrue();
    }

    @Test
    void portionThatAStoredSuccessorDoesNotFollowIsRefused() {
        List<Portion> chain = chain(3, 2);
        log.portions().store(chain.get(1));

        assertThatThrownBy(() -> log.portions().store(portion(ChainEnd.START, "x", "y", "z")))
                .isInstanceOf(PortionRefusedException.class);
        assertThat(log.portions().store(chain.get(0))).isTrue();
    }

    @Test
    void lastPortionUpToASeqIsFoundOverAHole() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().store(chain.get(0));
        log.portions().store(chain.get(2));
        assertThat(log.portions().upTo(5).orElseThrow().firstSeq()).isEqualTo(1);
        assertThat(log.portions().at(5)).isEmpty();
        assertThat(log.portions().upTo(100).orElseThrow().firstSeq()).isEqualTo(6);
        assertThat(log.portions().upTo(0)).isEmpty();
    }

    @Test
    void condensedPortionsKeepTheChainAndMayBeCutElsewhereTheNextTime() {
        List<Portion> chain = chain(3, 2, 4);
        Portion first = chain.get(0).condensed(body -> false);
        Portion second = chain.get(1).condensed(body -> false);
        Portion joined = Portion.joined(List.of(first, second));
        assertThat(joined.count()).isEqualTo(5);
        assertThat(joined.isLeftOut()).isTrue();
        assertThat(joined.size()).isLessThan(first.size() + second.size());

        assertThat(log.portions().store(joined)).isTrue();
        assertThat(log.portions().store(second)).isFalse();
        assertThat(log.portions().store(chain.get(2).condensed(body -> true))).isTrue();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));
        assertThat(log.portions().at(4).orElseThrow().bodies()).hasSize(5).allMatch(body -> body.length == 0);
    }

    /** Its rows may be of a seed by now, or it takes all since: what it has not got it can hand on to nobody, nor vouch for. */
    @Test
    void upToWhereEventsWereLeftOutIsKnownWhateverComesLater() {
        List<Portion> chain = chain(3, 2, 4, 1);
        assertThat(log.portions().leftOut()).isZero();
        log.portions().store(chain.get(0));
        assertThat(log.portions().leftOut()).isZero();
        log.portions().store(chain.get(2).condensed(body -> false));
        log.portions().store(chain.get(1).condensed(body -> true));
        log.portions().store(chain.get(3));
        assertThat(log.portions().leftOut()).isEqualTo(9);
        log.portions().removeUpTo(9);
        assertThat(log.portions().leftOut()).isEqualTo(9);
    }

    @Test
    void logWhoseBeginningWasRemovedGoesOnBehindIt() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().storeAll(chain);
        assertThat(log.portions().removed()).isEqualTo(ChainEnd.START);
        assertThat(log.portions().bytes(0, 9))
                .isEqualTo(chain.stream().mapToLong(Portion::size).sum());

        assertThat(log.portions().removeUpTo(2)).as("inside of a portion").isZero();
        assertThat(log.portions().removeUpTo(7)).isEqualTo(2);

        assertThat(log.portions().removed()).isEqualTo(chain.get(1).end());
        assertThat(log.portions().begin()).isEqualTo(new Position(1, 5));
        assertThat(log.portions().at(5)).isEmpty();
        assertThat(log.portions().upTo(5)).isEmpty();
        assertThat(log.portions().firstBehind(0)).isEqualTo(6);
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));
        assertThat(log.portions().contiguousAfter(new Position(1, 7))).isEqualTo(new Position(1, 9));
        assertThat(log.portions().extents(1))
                .containsExactly(new PortionExtent(6, 9, chain.get(2).size(), NOW));
        assertThat(log.portions().bytes(5, 9)).isEqualTo(chain.get(2).size());
        assertThat(log.portions().bytes(6, 9)).isZero();
    }

    @Test
    void whatWasRemovedDoesNotComeBackAndTheNextMustFollowIt() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().store(chain.get(0));
        log.portions().store(chain.get(1));

        assertThat(log.portions().removeUpTo(Long.MAX_VALUE)).isEqualTo(2);
        assertThat(log.portions().removeUpTo(Long.MAX_VALUE)).isZero();

        assertThat(log.portions().last()).isEqualTo(new Position(1, 5));
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 5));
        assertThat(log.portions().store(chain.get(0))).isFalse();
        assertThat(log.portions().extents(1)).isEmpty();
        Portion other = portion(new ChainEnd(new Position(1, 5), chain.get(0).hash()), "6", "7");
        assertThatThrownBy(() -> log.portions().store(other)).isInstanceOf(PortionRefusedException.class);
        assertThat(log.portions().store(chain.get(2))).isTrue();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));
    }

    @Test
    void prefixEndsAtTheFirstHoleAndGoesOnWhenItIsFilled() {
        List<Portion> chain = chain(2, 3, 1, 4, 2);
        PortionStore portions = log.portions();
        portions.store(chain.get(4));
        portions.store(chain.get(1));
        assertThat(portions.contiguousAfter(Position.START)).isEqualTo(Position.START);
        assertThat(portions.contiguousAfter(new Position(1, 3))).isEqualTo(new Position(1, 5));
        assertThat(portions.contiguousAfter(new Position(1, 2))).isEqualTo(new Position(1, 5));
        assertThat(portions.contiguousAfter(new Position(1, 5))).isEqualTo(new Position(1, 5));

        portions.store(chain.get(0));
        assertThat(portions.contiguousAfter(Position.START)).isEqualTo(new Position(1, 5));
        portions.store(chain.get(3));
        assertThat(portions.contiguousAfter(Position.START)).isEqualTo(new Position(1, 5));
        assertThat(portions.contiguousAfter(new Position(1, 8))).isEqualTo(new Position(1, 12));
        portions.store(chain.get(2));
        assertThat(portions.contiguousAfter(Position.START)).isEqualTo(new Position(1, 12));
        assertThat(portions.last()).isEqualTo(new Position(1, 12));
    }

    /** Rule 8: the sender's own last entry must not be below what this site has promised. */
    @Test
    void nothingIsTakenOfASenderWhoseLogEndsBeforeThePromise() {
        List<Portion> chain = chain(3, 2);
        log.portions().store(chain.get(0));
        log.reigns().raise(new Promise(4, "north", NOW));

        assertThatThrownBy(() -> log.portions().store(chain.get(1), new Position(1, 9)))
                .isInstanceOf(PortionRefusedException.class)
                .hasMessageContaining("ends in epoch 1")
                .hasMessageContaining("told of epoch 4 of north");
        assertThat(log.portions().last()).isEqualTo(new Position(1, 3));

        assertThat(log.portions().store(chain.get(1), new Position(4, 6))).isTrue();
    }

    /** Rule 8: portions kept for later are looked at again; here by coming again. */
    @Test
    void whatIsKeptBehindAHoleIsThrownAwayWhenThePromiseRises() {
        List<Portion> chain = chain(3, 2, 4, 1);
        for (int i : new int[] {0, 2, 3}) {
            log.portions().store(chain.get(i));
        }

        log.reigns().raise(new Promise(4, "north", NOW));

        assertThat(log.portions().last()).isEqualTo(new Position(1, 3));
        assertThat(log.portions().storeAll(chain.subList(1, 4), new Position(4, 11)))
                .isEqualTo(3);
        assertThat(log.reigns().raise(new Promise(4, "north", NOW))).isFalse();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 10));
    }

    @Test
    void theEndOfTheLogIsTakenAwayAtTheEndOfAPortionAndAnotherOneComesInItsPlace() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().storeAll(chain);
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));

        assertThatThrownBy(() -> log.portions().cutBehind(4))
                .isInstanceOf(PortionRefusedException.class)
                .hasMessageContaining("4");
        assertThat(log.portions().last()).isEqualTo(new Position(1, 9));

        assertThat(log.portions().cutBehind(3)).isEqualTo(2);
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 3));
        assertThat(log.portions().store(portion(chain.get(0).end(), "other"))).isTrue();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 4));
    }

    /** What was removed behind the place where two logs part is of the other way: else what takes its place was taken for known. */
    @Test
    void aLogThatIsCutWhereItWasRemovedBeginsAnew() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().storeAll(chain);
        log.portions().removeUpTo(5);
        assertThat(log.portions().begin()).isEqualTo(new Position(1, 5));

        assertThat(log.portions().cutBehind(3)).isEqualTo(1);

        assertThat(log.portions().begin()).isEqualTo(Position.START);
        assertThat(log.portions().removed()).isEqualTo(ChainEnd.START);
        assertThat(log.portions().store(portion(chain.get(0).end(), "other"))).isTrue();
    }

    @Test
    void runOfPortionsStopsAtItsSizeAndAtAHole() {
        List<Portion> chain = chain(2, 3, 1, 4);
        PortionStore portions = log.portions();
        chain.subList(0, 3).forEach(portions::store);
        int two = chain.get(0).size() + chain.get(1).size();

        assertThat(seqs(portions.from(2, 1))).containsExactly(1L);
        assertThat(seqs(portions.from(1, two))).containsExactly(1L, 3L);
        assertThat(seqs(portions.from(1, 3, Integer.MAX_VALUE))).containsExactly(1L, 3L);
        assertThat(seqs(portions.from(1, 5, Integer.MAX_VALUE))).containsExactly(1L, 3L);
        assertThat(seqs(portions.from(1, 6, Integer.MAX_VALUE))).containsExactly(1L, 3L, 6L);
        assertThat(seqs(portions.from(2, 1, Integer.MAX_VALUE))).containsExactly(1L);
        assertThat(seqs(portions.from(1, two - 1))).containsExactly(1L);
        assertThat(seqs(portions.from(3, Integer.MAX_VALUE))).containsExactly(3L, 6L);
        assertThat(portions.from(7, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void twoThreadsThatStoreTheSamePortionEndWithOneNew() throws Exception {
        List<Portion> chain = chain(1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Portion portion : chain) {
                Callable<Boolean> store = () -> log.portions().store(Portion.parse(portion.toBytes()));
                List<Boolean> said = new ArrayList<>();
                for (Future<Boolean> each : threads.invokeAll(List.of(store, store, store, store))) {
                    said.add(each.get());
                }
                assertThat(said).containsExactlyInAnyOrder(true, false, false, false);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 24));
    }

    /** Portions that follow each other, each with so many events; an event's body is its number. */
    static List<Portion> chain(int... counts) {
        List<Portion> chain = new ArrayList<>();
        ChainEnd end = ChainEnd.START;
        for (int count : counts) {
            String[] bodies = new String[count];
            for (int i = 0; i < count; i++) {
                bodies[i] = String.valueOf(end.position().seq() + 1 + i);
            }
            Portion next = portion(end, bodies);
            chain.add(next);
            end = next.end();
        }
        return chain;
    }

    static Portion portion(ChainEnd previous, String... bodies) {
        List<byte[]> bytes = new ArrayList<>();
        for (String body : bodies) {
            bytes.add(body.getBytes(StandardCharsets.UTF_8));
        }
        return Portion.seal(previous, 1, bytes, NOW, Compression.DEFLATE);
    }

    static List<String> texts(Portion portion) {
        return portion.bodies().stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Long> seqs(List<Portion> portions) {
        return portions.stream().map(Portion::firstSeq).toList();
    }
}
