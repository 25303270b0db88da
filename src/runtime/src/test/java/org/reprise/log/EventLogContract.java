package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.Demotions;
import org.reprise.finding.Doubt;
import org.reprise.finding.Doubts;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.FoundDifferences;
import org.reprise.finding.ParkedEvent;
import org.reprise.finding.ParkedEvents;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.jdbc.EventLogException;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.reign.FencedException;
import org.reprise.reign.Promise;

/** What every event log does, in a database or in memory. */
class EventLogContract extends PortionsContract {

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
    void numberThatGrowsNeverGoesBack() {
        assertThat(log.settings().number("stable")).isZero();
        for (long number : new long[] {0, 9, 10, 3, 1_000_000_000_000L, 99}) {
            log.settings().raise("stable", number);
        }
        assertThat(log.settings().number("stable")).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void oldestAndNewestOfWhatIsCapturedSayWhatIsSealed() {
        assertThat(log.captured().newest()).isEmpty();
        assertThat(log.captured().oldest()).isEmpty();
        log.captured().append(1, new byte[] {1});
        long first = log.captured().newest().orElseThrow();
        log.captured().append(1, new byte[] {2});

        assertThat(log.captured().oldest()).hasValue(first);
        assertThat(log.captured().newest().orElseThrow()).isGreaterThan(first);
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
    void doubtIsOpenUntilItIsSettledAndAnEventHasOneAtMost() {
        Doubts doubts = log.findings().doubts();
        doubts.add(doubt(7, "a", "b"));
        doubts.add(doubt(5, "c"));
        doubts.add(doubt(7, "d"));

        assertThat(doubts.count()).isEqualTo(2);
        assertThat(doubts.oldest(1)).containsExactly(doubt(5, "c"));
        doubts.settle(doubt(5, "c"));
        assertThat(doubts.oldest(10)).containsExactly(doubt(7, "d"));
    }

    private static Doubt doubt(long seq, String... keys) {
        return new Doubt(
                new Position(1, seq),
                Stream.of(keys)
                        .map(key -> new RowChange(
                                Operation.UPDATE,
                                "WORD",
                                new TreeMap<>(Map.of("WORD", Value.of(key), "ID", Value.of(3))),
                                new TreeMap<>(),
                                new TreeMap<>()))
                        .toList(),
                NOW);
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
    void originIsTakenOnceAndKnownUntilWhatItsEventDidIsUndone() {
        ResubmittedEvents resubmitted = log.findings().resubmitted();
        assertThat(resubmitted.find("1-7-a")).isEmpty();
        resubmitted.take("1-7-a", NOW);
        assertThatThrownBy(() -> resubmitted.take("1-7-a", NOW.plusSeconds(1))).isInstanceOf(EventLogException.class);
        assertThat(resubmitted.find("1-7-a")).hasValue(new ResubmittedEvent("1-7-a", Position.START, NOW));

        resubmitted.learn("1-7-a", new Position(2, 9), NOW.plusSeconds(2));
        resubmitted.learn("1-8-b", new Position(2, 10), NOW.plusSeconds(2));
        resubmitted.learn("1-8-b", new Position(2, 10), NOW.plusSeconds(3));
        assertThatThrownBy(() -> resubmitted.take("1-8-b", NOW)).isInstanceOf(EventLogException.class);
        assertThat(resubmitted.all())
                .containsExactly(
                        new ResubmittedEvent("1-7-a", new Position(2, 9), NOW),
                        new ResubmittedEvent("1-8-b", new Position(2, 10), NOW.plusSeconds(2)));

        resubmitted.forget("1-7-a");
        resubmitted.forget("1-7-a");
        assertThat(resubmitted.find("1-7-a")).isEmpty();
        resubmitted.take("1-7-a", NOW);
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
    void anEventOfALowerEpochThanThePromisedOneIsRefused() {
        log.reigns().raise(new Promise(7, "west", NOW));

        assertThatThrownBy(() -> append(1))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("epoch 1 ")
                .hasMessageContaining("epoch 7 of west");
        assertThat(log.captured().count()).isZero();
        append(7);
        assertThat(log.captured().count()).isEqualTo(1);
    }

    void append(long epoch) {
        log.captured().append(epoch, new byte[] {1});
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
        for (int i = 4; i <= 9; i++) {
            log.audit().add(new AuditEntry(NOW, "ann", "retry", "1:" + i, "because " + i));
        }
        assertThat(log.audit().newest("skip", 2))
                .extracting(AuditEntry::subject)
                .containsExactly("1:3", "1:2");
    }
}
