package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.finding.AuditEntry;
import org.reprise.log.EventLog;
import org.reprise.log.ForwardingPortions;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.InMemoryKnownSites;
import org.reprise.log.KnownSite;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/** What is removed of a log, and what never is. Each portion has two events; one is sealed a minute. */
class RetentionTest {
    private static final OptionalLong NONE = OptionalLong.empty();

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1_000_000));
    private final EventLog log = InMemoryEventLog.create();
    private final InMemoryKnownSites sites = new InMemoryKnownSites();
    private ChainEnd end = ChainEnd.START;
    private long applied = Long.MAX_VALUE;
    private final SortedMap<String, Long> told = new TreeMap<>();

    @Test
    void withoutKeysAllIsKeptForEver() {
        seal(50);
        clock.advance(Duration.ofDays(1000));
        assertThat(retention(RetentionPolicy.ALL).step()).isZero();
        assertThat(first()).isEqualTo(1);
    }

    @Test
    void portionsThatAreOldEnoughGo() {
        Retention retention = retention(new RetentionPolicy(Optional.of(Duration.ofMinutes(10)), NONE, NONE));
        seal(30);
        assertThat(retention.step()).isEqualTo(20);
        assertThat(first()).isEqualTo(41);
        assertThat(retention.step()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(retention.step()).isEqualTo(10);
        seal(1);
        assertThat(first()).isEqualTo(61);
        assertThat(log.portions().last().seq()).isEqualTo(62);
    }

    @Test
    void logIsNeverLongerThanItsSizeAfterAStep() {
        seal(30);
        Retention retention = retention(bySize(10, NONE));
        long most = 10L * portion().size();
        assertThat(retention.step()).isBetween(19, 21);
        for (int i = 1; i <= 700; i++) {
            seal(i % 50 == 0 ? 300 : 1);
            retention.step();
            assertThat(bytes()).as("after %d", i).isBetween(most - 100, most);
        }
    }

    /** A server that has just started must not read the whole of a long log at once. */
    @Test
    void bytesOfALongLogAreCountedALimitedPartAtAStep() {
        LongLog portions = new LongLog(log.portions());
        Retention retention = retention(bySize(1_000, NONE), log.with(portions), Optional.empty());
        for (int i = 0; i < 12; i++) {
            retention.step();
        }
        assertThat(portions.counted).hasSize(10).allSatisfy(span -> assertThat(span)
                .isBetween(900_000L, 1_000_100L));
        assertThat(portions.counted.stream().mapToLong(Long::longValue).sum()).isEqualTo(LongLog.END);
    }

    @Test
    void whatIsKeptForASlowSiteIsCountedOnlyWhereThatHasALimit() {
        sites.heard("west", 10, clock.instant());
        told.put("portal", 10L);
        LongLog portions = new LongLog(log.portions());
        seal(30);
        clock.advance(Duration.ofDays(1));
        RetentionPolicy age = new RetentionPolicy(Optional.of(Duration.ofMinutes(1)), NONE, NONE);
        assertThat(retention(age, log.with(portions), Optional.empty()).step()).isEqualTo(5);
        assertThat(portions.counted).isEmpty();
        RetentionPolicy limited = new RetentionPolicy(age.age(), NONE, OptionalLong.of(1_000_000));
        retention(limited, log.with(portions), Optional.empty()).step();
        assertThat(portions.counted).isNotEmpty();
    }

    /** Says of a log that it has ten million events, of portions of a hundred; notes how much of it is counted. */
    private static final class LongLog extends ForwardingPortions {
        static final long END = 10_000_000;
        final List<Long> counted = new ArrayList<>();

        LongLog(PortionStore store) {
            super(store);
        }

        @Override
        public Position contiguousAfter(Position after) {
            return new Position(1, END);
        }

        @Override
        public long firstBehind(long seq) {
            return (seq + 99) / 100 * 100 + 1;
        }

        @Override
        public long bytes(long after, long upTo) {
            counted.add(upTo - after);
            return 0;
        }
    }

    @Test
    void whatThisSiteHasNotAppliedStays() {
        seal(30);
        applied = 13;
        Retention retention = retention(bySize(1, NONE));
        assertThat(retention.step()).isEqualTo(6);
        assertThat(first()).isEqualTo(13);
        applied = 60;
        assertThat(retention.step()).isEqualTo(23);
    }

    @Test
    void whatTheSlowestKnownSiteNeedsStaysUntilItHasItOrIsForgotten() {
        sites.heard("west", 10, clock.instant());
        sites.heard("north", 40, clock.instant());
        seal(30);
        Retention retention = retention(bySize(1, NONE));
        assertThat(retention.step()).isEqualTo(5);
        sites.heard("west", 20, clock.instant());
        assertThat(retention.step()).isEqualTo(5);
        assertThat(first()).isEqualTo(21);
        assertThat(sites.forget("west")).isTrue();
        assertThat(retention.step()).isEqualTo(10);
        assertThat(first()).isEqualTo(41);
        assertThat(log.audit().newest(9)).isEmpty();
    }

    @Test
    void projectionHoldsTheLogUpToTheHardLimitAndThenNeedsARebuild() {
        told.put("portal", 10L);
        seal(10);
        Retention retention = retention(bySize(2, OptionalLong.of(8)));
        retention.step();
        seal(5);
        retention.step();
        assertThat(first()).as("13 of 15 are too many, the projection holds 8").isEqualTo(11);
        assertThat(retention.rebuilds()).isEmpty();

        seal(1);
        assertThat(retention.step()).isEqualTo(9);
        assertThat(first()).isEqualTo(29);
        assertThat(retention.rebuilds().get("portal")).contains("reprise.retention.hard-limit", "event 11");
        assertThat(log.audit().newest(9)).extracting(AuditEntry::act).containsExactly("needs a rebuild");
        seal(3);
        retention.step();
        assertThat(first()).as("it holds nothing").isEqualTo(35);
        assertThat(retention.rebuilds().get("portal")).contains("event 11, which was removed");
        assertThat(log.audit().newest(9)).as("said once").hasSize(1);

        told.put("portal", 38L);
        retention.step();
        assertThat(retention.rebuilds()).isEmpty();
    }

    @Test
    void projectionHoldsNothingWhereThereIsAnArchive() {
        told.put("portal", 10L);
        seal(30);
        assertThat(retention(bySize(1, NONE), Optional.of(() -> 40L)).step()).isEqualTo(20);
    }

    @Test
    void siteForWhichTooMuchIsKeptNeedsSeedingAndHoldsNothingAnyLonger() {
        sites.heard("west", 10, clock.instant());
        sites.heard("north", 60, clock.instant());
        seal(10);
        Retention retention = retention(bySize(2, OptionalLong.of(8)));
        retention.step();
        seal(5);
        retention.step();
        assertThat(first()).as("13 of 15 are too many, west holds 8").isEqualTo(11);
        assertThat(sites.list()).noneMatch(KnownSite::needsSeeding);

        seal(1);
        assertThat(retention.step()).isEqualTo(9);
        assertThat(first()).isEqualTo(29);
        KnownSite west = sites.list().get(1);
        assertThat(west.needsSeeding()).isTrue();
        assertThat(west.reason()).contains("reprise.retention.hard-limit", "event 11");
        assertThat(sites.list().get(0).needsSeeding()).isFalse();
        assertThat(log.audit().newest(9))
                .containsExactly(new AuditEntry(
                        west.seeding().orElseThrow(), "reprise", "needs seeding", "west", west.reason()));
        retention.step();
        assertThat(log.audit().newest(9)).as("said once").hasSize(1);

        sites.heard("west", 30, clock.instant());
        retention.step();
        assertThat(sites.list()).as("it was seeded").noneMatch(KnownSite::needsSeeding);
    }

    @Test
    void siteThatAsksForWhatIsGoneNeedsSeeding() {
        seal(30);
        Retention retention = retention(bySize(2, NONE));
        retention.step();
        sites.heard("new", 0, clock.instant());
        retention.step();
        assertThat(sites.list()).singleElement().satisfies(site -> assertThat(site.reason())
                .contains("event 1, which was removed here"));
        seal(5);
        assertThat(retention.step()).as("it holds nothing").isEqualTo(5);
    }

    @Test
    void whatComesBehindASeedIsKeptForTheSiteThatIsSeeded() {
        Downstreams downstreams =
                new Downstreams(new Peers(), sites, InMemoryEventLog.DIRECT, other -> Long.MAX_VALUE, clock);
        seal(30);
        Retention retention = retention(bySize(2, NONE));
        retention.step();
        sites.heard("new", 0, clock.instant());
        retention.step();
        clock.advance(Duration.ofSeconds(1));
        downstreams.seeded("new", 60);
        assertThat(sites.list()).noneMatch(KnownSite::needsSeeding);
        seal(10);
        downstreams.seeded("new", 80);
        retention.step();
        assertThat(first()).as("it will ask for event 61").isEqualTo(61);
    }

    @Test
    void withAnArchiveOnlyWhatIsNotArchivedStays() {
        sites.heard("west", 4, clock.instant());
        long[] archived = {12};
        seal(30);
        Retention retention = retention(bySize(1, OptionalLong.of(0)), Optional.of(() -> archived[0]));
        assertThat(retention.step()).isEqualTo(6);
        archived[0] = 60;
        assertThat(retention.step()).isEqualTo(23);
    }

    @Test
    void startedAgainItGoesOnWhereItWas() {
        seal(30);
        retention(bySize(10, NONE)).step();
        long bytes = bytes();
        seal(5);
        assertThat(retention(bySize(10, NONE)).step()).isBetween(4, 6);
        assertThat(bytes()).isBetween(bytes - 20, bytes + 20);
    }

    @Test
    void askersAreWrittenDownAndThoseThatAskElsewhereHoldNothing() {
        Peers peers = new Peers();
        Downstreams downstreams =
                new Downstreams(peers, sites, InMemoryEventLog.DIRECT, other -> Long.MAX_VALUE, clock);
        peers.asked(request("west", 5, ""), clock.instant());
        peers.asked(request("north", 9, "parcel"), clock.instant());
        downstreams.step();
        assertThat(downstreams.known()).extracting(KnownSite::name).containsExactly("west");
        assertThat(downstreams.known()).extracting(KnownSite::has).containsExactly(4L);

        clock.advance(Duration.ofSeconds(1));
        peers.asked(request("west", 8, ""), clock.instant());
        downstreams.step();
        assertThat(downstreams.known()).extracting(KnownSite::has).containsExactly(7L);

        clock.advance(Duration.ofMinutes(3));
        peers.asked(request("north", 20, "", "west"), clock.instant());
        downstreams.step();
        assertThat(downstreams.known()).extracting(KnownSite::name).containsExactly("north", "west");
        assertThat(downstreams.known()).extracting(KnownSite::has).containsExactly(19L, 19L);
    }

    /** Behind a planned switch the former primary is asked by nobody any more. */
    @Test
    void whoAsksHereNoMoreHoldsNothingBehindWhereItHasSaidThatItIs() {
        Peers peers = new Peers();
        Downstreams downstreams = new Downstreams(
                peers, sites, InMemoryEventLog.DIRECT, other -> other.epoch() == 2 ? 0 : Long.MAX_VALUE, clock);
        List.of("west", "north", "south").forEach(site -> peers.asked(request(site, 5, ""), clock.instant()));
        downstreams.step();
        clock.advance(Duration.ofMinutes(3));
        downstreams.told("west", new Position(66, 30));
        downstreams.told("north", new Position(2, 25));
        downstreams.told("stranger", new Position(66, 30));
        peers.asked(request("south", 9, ""), clock.instant());
        downstreams.told("south", new Position(66, 30));
        downstreams.step();
        assertThat(downstreams.known())
                .extracting(site -> site.name() + " " + site.has())
                .as("north's log is not known to be this one; south still asks here")
                .containsExactlyInAnyOrder("west 30", "north 4", "south 8");
        downstreams.step();
        assertThat(downstreams.known()).extracting(KnownSite::has).containsExactlyInAnyOrder(30L, 4L, 8L);
    }

    /** Its seed would be of no use. */
    @Test
    void aSiteThatIsBeingSeededAndHasNothingYetHoldsWhatComesBehindItsSeed() {
        Downstreams downstreams =
                new Downstreams(new Peers(), sites, InMemoryEventLog.DIRECT, other -> Long.MAX_VALUE, clock);
        downstreams.seeded("new", 60);
        clock.advance(Duration.ofMinutes(1));
        downstreams.told("new", Position.START);
        downstreams.step();
        assertThat(downstreams.known()).extracting(KnownSite::has).containsExactly(60L);
    }

    /** It has 20 events, and goes another way behind the twelfth: when it comes back it needs the thirteenth. */
    @Test
    void forASiteWhoseLogGoesAnotherWayAllIsKeptFromWhereTheyPart() {
        Peers peers = new Peers();
        Position end = new Position(1, 20);
        Downstreams downstreams = new Downstreams(
                peers, sites, InMemoryEventLog.DIRECT, other -> other.equals(end) ? 12 : Long.MAX_VALUE, clock);
        PortionRequest plain = request("west", 21, "");
        Lineage parted = new Lineage(end, Promise.NONE);
        peers.asked(
                new PortionRequest(
                        "west",
                        plain.span(),
                        plain.room(),
                        plain.patience(),
                        Set.of(),
                        plain.wanted(),
                        Set.of("north"),
                        "",
                        plain.superseded(),
                        parted,
                        0),
                clock.instant());
        peers.asked(request("south", 21, ""), clock.instant());
        sites.heard("north", 20, clock.instant().minusSeconds(60));
        downstreams.step();
        assertThat(downstreams.known())
                .extracting(site -> site.name() + " " + site.has())
                .containsExactlyInAnyOrder("west 12", "north 12", "south 20");
    }

    @Test
    void policyThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new RetentionPolicy(Optional.of(Duration.ZERO), NONE, NONE))
                .hasMessageContaining("reprise.retention.age");
        assertThatThrownBy(() -> new RetentionPolicy(Optional.empty(), OptionalLong.of(-1), NONE))
                .hasMessageContaining("reprise.retention.size");
        assertThatThrownBy(() -> new RetentionPolicy(Optional.empty(), NONE, OptionalLong.of(-1)))
                .hasMessageContaining("reprise.retention.hard-limit");
    }

    private static PortionRequest request(String asker, long from, String seeks, String... behind) {
        return new PortionRequest(
                asker,
                new Span(from, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of(behind),
                seeks,
                Superseded.KEEP,
                Lineage.NONE,
                0);
    }

    /** In portions. */
    private RetentionPolicy bySize(int portions, OptionalLong hard) {
        long each = portion().size();
        return new RetentionPolicy(
                Optional.empty(),
                OptionalLong.of(portions * each),
                hard.isPresent() ? OptionalLong.of(hard.getAsLong() * each) : hard);
    }

    private Retention retention(RetentionPolicy policy) {
        return retention(policy, Optional.empty());
    }

    private Retention retention(RetentionPolicy policy, Optional<LongSupplier> archived) {
        return retention(policy, log, archived);
    }

    private Retention retention(RetentionPolicy policy, EventLog of, Optional<LongSupplier> archived) {
        return new Retention(
                policy,
                new Retention.Holdings(of, sites, InMemoryEventLog.DIRECT),
                new Retention.Bounds(() -> applied, archived, () -> told),
                clock);
    }

    private void seal(int portions) {
        for (int i = 0; i < portions; i++) {
            Portion portion = portion();
            log.portions().store(portion);
            end = portion.end();
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private Portion portion() {
        return Portion.seal(
                end, 1, Collections.nCopies(2, new byte[] {'{', '}'}), clock.instant(), Compression.DEFLATE);
    }

    private long first() {
        return log.portions().firstBehind(0);
    }

    private long bytes() {
        return log.portions().bytes(0, Long.MAX_VALUE);
    }
}
