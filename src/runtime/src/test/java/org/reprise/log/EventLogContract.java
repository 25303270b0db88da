package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.Demotions;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.FoundDifferences;
import org.reprise.finding.ParkedEvent;
import org.reprise.finding.ParkedEvents;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/** What every event log does, in a database or in memory. */
class EventLogContract {

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
    void settingIsWhatItWasSetToLastUntilItIsForgotten() {
        assertThat(log.settings().of("replay.schedule")).isEmpty();
        log.settings().set("replay.schedule", "held");
        log.settings().set("replay.schedule", "held");
        log.settings().set("replay.schedule", "every PT1M");
        assertThat(log.settings().of("replay.schedule")).hasValue("every PT1M");

        log.settings().forget("replay.schedule");
        log.settings().forget("replay.schedule");
        assertThat(log.settings().of("replay.schedule")).isEmpty();
        assertThatThrownBy(() -> log.settings().set("long", "x".repeat(Settings.MAX_VALUE + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void evidenceIsFoundByItsEventAndForgottenWhenItIsOld() {
        byte[] third = "[3]".getBytes(StandardCharsets.UTF_8);
        log.evidence().keep(5, List.of("[1]".getBytes(StandardCharsets.UTF_8), new byte[0], third), NOW);
        log.evidence().keep(9, List.of("[9]".getBytes(StandardCharsets.UTF_8)), NOW.plusSeconds(60));

        assertThat(log.evidence().of(7)).hasValue(third);
        assertThat(log.evidence().of(6)).as("it has none").isEmpty();
        assertThat(log.evidence().of(4)).isEmpty();
        assertThat(log.evidence().of(8)).isEmpty();

        assertThat(log.evidence().forgetBefore(NOW.plusSeconds(1))).isPositive();
        assertThat(log.evidence().of(7)).isEmpty();
        assertThat(log.evidence().of(9)).isPresent();
    }

    @Test
    void evidenceOfOneEventTakesThePlaceOfWhatIsKeptOfIt() {
        byte[] first = "[1]".getBytes(StandardCharsets.UTF_8);
        byte[] good = "[good]".getBytes(StandardCharsets.UTF_8);
        log.evidence().keep(5, List.of(first, "damaged".getBytes(StandardCharsets.UTF_8)), NOW);
        log.evidence().replace(6, good, NOW.plusSeconds(60));
        log.evidence().replace(9, good, NOW.plusSeconds(60));

        assertThat(log.evidence().of(5)).hasValue(first);
        assertThat(log.evidence().of(6)).hasValue(good);
        assertThat(log.evidence().of(9)).hasValue(good);
        assertThat(log.evidence().between(1, 20)).containsOnlyKeys(5L, 6L, 9L);
    }

    @Test
    void differencesAreKeptTheNewestFirst() {
        FoundDifferences differences = log.findings().differences();
        differences.add(List.of(difference(1, "1"), difference(1, "x".repeat(2000))));
        differences.add(List.of(difference(2, "2")));

        assertThat(differences.count()).isEqualTo(3);
        List<FoundDifference> newest = differences.newest(2);
        assertThat(newest.get(0)).isEqualTo(difference(2, "2"));
        assertThat(newest.get(1).position()).isEqualTo(new Position(1, 1));
    }

    private static FoundDifference difference(long seq, String here) {
        return new FoundDifference(new Position(1, seq), "network.pass", "T [K=1]", "N", "there", here, NOW);
    }

    @Test
    void methodIsDemotedOnceAndPromotedOnce() {
        Demotions demotions = log.findings().demotions();
        demotions.demote(new Demotion("b", "now()", NOW));
        demotions.demote(new Demotion("a", "random", NOW, "2.1"));
        demotions.demote(new Demotion("b", "again", NOW.plusSeconds(1)));

        assertThat(demotions.list())
                .containsExactly(new Demotion("a", "random", NOW, "2.1"), new Demotion("b", "now()", NOW));
        assertThat(demotions.promote("b")).isTrue();
        assertThat(demotions.promote("b")).isFalse();
        assertThat(demotions.list()).hasSize(1);
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

    @Test
    void whatCameFirstStaysWhenItComesAgainWithMoreOrLess() {
        List<Portion> chain = chain(3, 2, 2);
        Portion less = Portion.joined(List.of(
                chain.get(0).condensed(body -> true, Set.of(1L, 2L), 4),
                chain.get(1).condensed(body -> true, Set.of(), 4)));
        assertThat(log.portions().store(less)).isTrue();
        assertThat(log.portions().store(chain.get(1))).isFalse();
        assertThat(log.portions().store(chain.get(2))).isTrue();
        assertThat(log.portions().store(chain.get(2).condensed(body -> false))).isFalse();

        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 7));
        Portion kept = log.portions().at(2).orElseThrow();
        assertThat(texts(kept)).containsExactly("", "", "3", "4", "5");
        assertThat(kept.superseded()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(kept.supersededBy()).isEqualTo(4);
        assertThat(log.portions().at(7).orElseThrow().isWhole()).isTrue();
    }

    @Test
    void evidenceOfManyEventsIsFoundAtOnce() {
        byte[] none = {};
        log.evidence().keep(1, List.of(new byte[] {1}, none, new byte[] {3}), NOW);
        log.evidence().keep(4, List.of(new byte[] {4}), NOW);
        log.evidence().keep(9, List.of(new byte[] {9}), NOW);

        assertThat(log.evidence().between(2, 8)).containsOnlyKeys(3L, 4L);
        assertThat(log.evidence().between(3, 3).get(3L)).containsExactly(3);
        assertThat(log.evidence().between(5, 8)).isEmpty();
    }

    @Test
    void runOfPortionsStopsAtItsSizeAndAtAHole() {
        List<Portion> chain = chain(2, 3, 1, 4);
        PortionStore portions = log.portions();
        chain.subList(0, 3).forEach(portions::store);
        int two = chain.get(0).size() + chain.get(1).size();

        assertThat(seqs(portions.from(2, 1))).containsExactly(1L);
        assertThat(seqs(portions.from(1, two))).containsExactly(1L, 3L);
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

    @Test
    void positionMovesOnlyFromWhereItStands() {
        ReplayPosition position = log.position();
        assertThat(position.current()).isEqualTo(Position.START);

        position.advance(Position.START, new Position(1, 100), NOW);
        assertThatThrownBy(() -> position.advance(Position.START, new Position(1, 50), NOW))
                .isInstanceOf(PositionMovedException.class)
                .hasMessageContaining("1:50");

        assertThat(position.current()).isEqualTo(new Position(1, 100));
    }

    @Test
    void parkedEventIsListedFoundRenewedAndRemoved() {
        ParkedEvents parked = log.parked();
        ParkedEvent later = new ParkedEvent(new Position(1, 12), "Archive.keep/1", "Grüße \uD83D\uDE00", 3, NOW);
        ParkedEvent first = new ParkedEvent(new Position(1, 7), "Route.pass/2", "IllegalStateException: no", 3, NOW);
        parked.park(later);
        parked.park(first);
        assertThat(parked.list()).containsExactly(first, later);

        ParkedEvent renewed = new ParkedEvent(first.position(), first.name(), "still no", 4, NOW.plusSeconds(1));
        parked.park(renewed);
        assertThat(parked.find(first.position())).hasValue(renewed);
        assertThat(parked.count()).isEqualTo(2);

        assertThat(parked.remove(first.position())).isTrue();
        assertThat(parked.remove(first.position())).isFalse();
        assertThat(parked.find(first.position())).isEmpty();
        assertThat(parked.list()).containsExactly(later);
    }

    @Test
    void anyReasonIsKeptHoweverLongOrStrange() {
        ParkedEvents parked = log.parked();
        Position position = new Position(1, 1);
        parked.park(new ParkedEvent(position, "n".repeat(300), "a\0b" + "\uD83D\uDE00".repeat(3000), 1, NOW));

        assertThat(parked.find(position).orElseThrow().reason())
                .startsWith("a b\uD83D\uDE00")
                .endsWith("...")
                .hasSizeBetween(1990, ParkedEvents.MAX_REASON);
    }

    @Test
    void newestAuditEntriesComeFirst() {
        for (int i = 1; i <= 3; i++) {
            log.audit().add(new AuditEntry(NOW, "ann", "skip", "1:" + i, "because " + i));
        }

        assertThat(log.audit().newest(2)).extracting(AuditEntry::subject).containsExactly("1:3", "1:2");
        assertThat(log.audit().newest(10)).hasSize(3).contains(new AuditEntry(NOW, "ann", "skip", "1:1", "because 1"));
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
