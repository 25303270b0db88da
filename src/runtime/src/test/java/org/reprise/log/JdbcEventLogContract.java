package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.reprise.cluster.Lease;
import org.reprise.cluster.LeaseStore;
import org.reprise.cluster.RelayedMessages;
import org.reprise.cluster.Roster;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.OpenStatuses;
import org.reprise.finding.OpenStatuses.OpenStatus;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.PortionLimits;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** What the event log does on every make of database: transactions, sealing, and the order of conflicts. */
@TestInstance(Lifecycle.PER_CLASS)
class JdbcEventLogContract extends EventLogContract {

    static final int STORM = 3000;

    private final Make make;
    TestDatabase database;
    LocalTransactions transactions;

    JdbcEventLogContract(Make make) {
        this.make = make;
    }

    @BeforeAll
    void createTables() {
        database = make.fresh();
        transactions = new LocalTransactions(database);
        ShippedTables.create(database.dataSource());
    }

    @AfterAll
    void closeConnections() {
        if (transactions != null) {
            transactions.close();
        }
    }

    @BeforeEach
    void empty() {
        database.execute(
                "DELETE FROM REPRISE_CAPTURED",
                "DELETE FROM REPRISE_PORTIONS",
                "DELETE FROM REPRISE_PARKED",
                "DELETE FROM REPRISE_AUDIT",
                "DELETE FROM REPRISE_EVIDENCE",
                "DELETE FROM REPRISE_DIFFERENCE",
                "DELETE FROM REPRISE_DOUBT",
                "DELETE FROM REPRISE_DEMOTED",
                "DELETE FROM REPRISE_RESUBMITTED",
                "DELETE FROM REPRISE_OPEN_STATUS",
                "DELETE FROM REPRISE_SERVER",
                "DELETE FROM REPRISE_RELAY",
                "UPDATE REPRISE_LEASE SET HOLDER = '', SERVER = '', SEQ = 0, NOTE = ''",
                "DELETE FROM REPRISE_SITE",
                "DELETE FROM REPRISE_SETTING",
                "DELETE FROM REPRISE_REIGN",
                "UPDATE REPRISE_PROMISE SET EPOCH = 0, PRIMARY_SITE = '', PROMISED_MS = 0",
                "UPDATE REPRISE_REMOVED SET EPOCH = 0, SEQ = 0, HASH = '" + PortionHash.ZERO + "'",
                "UPDATE REPRISE_POSITION SET EPOCH = 0, SEQ = 0",
                "UPDATE REPRISE_HEAD SET EPOCH = 0, NEXT_SEQ = 1, LAST_HASH = '" + PortionHash.ZERO + "'");
        log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
    }

    @Test
    void openStatusesWaitForTheirTimeByKindKeyAndAge() {
        OpenStatuses open = OpenStatuses.over(transactions.dataSource());
        OpenStatus hour = new OpenStatus("message", "m-1", 3_600_000, "sent", new Position(1, 7), NOW.plusSeconds(10));
        OpenStatus day = new OpenStatus("message", "m-1", 86_400_000, "sent", new Position(1, 7), NOW.plusSeconds(20));
        OpenStatus other = new OpenStatus("message", "M-1", 3_600_000, "sent", new Position(2, 8), NOW);
        transactions.run(() -> List.of(hour, day, other).forEach(open::open));

        assertThat(open.of("message", "m-1")).containsExactlyInAnyOrder(hour, day);
        assertThat(open.due(NOW.plusSeconds(10), 5)).containsExactly(other, hour);
        assertThat(open.due(NOW.plusSeconds(30), 2)).hasSize(2);
        transactions.run(() -> {
            open.close(other);
            open.postpone(hour, NOW.plusSeconds(25));
        });
        assertThat(open.due(NOW.plusSeconds(20), 5)).containsExactly(day);
    }

    @Test
    void nothingIsLeftOutBehindASeed() {
        log.portions().store(portion(ChainEnd.START, "a", "b").condensed(body -> false));
        assertThat(log.portions().leftOut()).isEqualTo(2);
        transactions.run(() -> log.position().lacksNothing());
        assertThat(log.portions().leftOut()).isZero();
    }

    @Test
    void ofServersThatTakeTheLeaseAtOnceOneGetsIt() throws Exception {
        LeaseStore store = LeaseStore.over(transactions.dataSource());
        List<Lease> servers = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 20; round++) {
            List<Callable<Lease>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                // time stands still: however slow the machine is, no lease runs out
                Lease lease = new Lease(store, transactions, "s" + i, Lease.Terms.DEFAULT, () -> 0);
                all.add(() -> {
                    try {
                        lease.step("note " + lease.holder());
                    } catch (RuntimeException e) {
                        // HSQLDB may refuse the second writer of a row instead of letting it wait
                        assertThat(lease.isHeld()).isFalse();
                    }
                    return lease;
                });
            }
            servers.clear();
            for (Future<Lease> done : pool.invokeAll(all)) {
                servers.add(done.get());
            }
            List<Lease> leading = servers.stream().filter(Lease::isHeld).toList();
            assertThat(leading).hasSize(1);
            Lease leader = leading.get(0);
            assertThat(store.read().holder()).isEqualTo(leader.holder());
            assertThat(store.read().note()).isEqualTo("note " + leader.holder());
            leader.step("again");
            assertThat(store.read().seq()).isEqualTo(3L * round + 2);
            leader.release();
            assertThat(store.read().isFree()).isTrue();
        }
        pool.shutdown();
    }

    @Test
    void serversAndTheirMessagesComeAndGo() {
        Roster roster = Roster.over(transactions.dataSource());
        Roster.Entry one = new Roster.Entry("a", "east-1", 1, NOW);
        Roster.Entry two = new Roster.Entry("b", "east-2", 1, NOW);
        transactions.run(() -> List.of(two, one).forEach(roster::put));
        transactions.run(() -> roster.put(new Roster.Entry("a", "east-1", 2, NOW)));
        assertThat(roster.list()).containsExactly(new Roster.Entry("a", "east-1", 2, NOW), two);
        transactions.run(() -> roster.remove("a"));
        assertThat(roster.list()).containsExactly(two);

        RelayedMessages relay = RelayedMessages.over(transactions.dataSource());
        byte[] large = new byte[1 << 20];
        transactions.run(() -> {
            relay.put(NOW, new byte[] {7});
            relay.put(NOW, large);
        });
        List<RelayedMessages.Relayed> found = relay.oldest(5);
        assertThat(found).extracting(RelayedMessages.Relayed::bytes).containsExactly(new byte[] {7}, large);
        transactions.run(() -> relay.remove(found.get(0).id()));
        assertThat(relay.oldest(5)).hasSize(1);
        assertThat(relay.oldest(5).get(0).at()).isEqualTo(NOW);
    }

    @Test
    void knownSiteIsAsFarAsItSaidLastAndMarkedOnce() {
        KnownSites sites = KnownSites.over(transactions.dataSource());
        transactions.run(() -> {
            sites.heard("west", 5, NOW);
            sites.heard("West", 1, NOW);
            sites.heard("west", 3, NOW.plusSeconds(2));
            sites.heard("west", 9, NOW.plusSeconds(1));
        });
        assertThat(sites.list())
                .containsExactlyInAnyOrder(
                        new KnownSite("West", 1, NOW, Optional.empty(), ""),
                        new KnownSite("west", 3, NOW.plusSeconds(2), Optional.empty(), ""));

        assertThat(transactions.call(() -> sites.mark("west", NOW, "too slow"))).isTrue();
        assertThat(transactions.call(() -> sites.mark("west", NOW, "again"))).isFalse();
        assertThat(transactions.call(() -> sites.mark("nowhere", NOW, "too slow")))
                .isFalse();
        assertThat(sites.list()).contains(new KnownSite("west", 3, NOW.plusSeconds(2), Optional.of(NOW), "too slow"));

        transactions.run(() -> sites.unmark("west"));
        assertThat(transactions.call(() -> sites.forget("West"))).isTrue();
        assertThat(transactions.call(() -> sites.forget("West"))).isFalse();
        assertThat(sites.list()).containsExactly(new KnownSite("west", 3, NOW.plusSeconds(2), Optional.empty(), ""));
    }

    @Test
    void logIsReadOnByAStartedServerAfterItsBeginningWasRemoved() {
        List<Portion> chain = chain(3, 2, 4);
        log.portions().storeAll(chain);
        log.portions().removeUpTo(5);

        PortionStore again = EventLog.over(transactions.dataSource(), transactions, Compression.best())
                .portions();

        assertThat(again.contiguousAfter(Position.START)).isEqualTo(new Position(1, 9));
        database.execute("UPDATE REPRISE_REMOVED SET HASH = '" + chain.get(0).hash() + "'");
        PortionStore broken = EventLog.over(transactions.dataSource(), transactions, Compression.best())
                .portions();
        assertThatThrownBy(() -> broken.contiguousAfter(Position.START)).isInstanceOf(PortionRefusedException.class);
    }

    @Test
    void ofTwoWhoTakeAnOriginTheSecondWaitsForTheFirstAndIsRefusedIfThatCommits() throws Exception {
        ResubmittedEvents resubmitted = log.findings().resubmitted();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch rollBack = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> transactions.run(() -> {
                resubmitted.take("1-7-a", Instant.EPOCH);
                taken.countDown();
                await(rollBack);
                throw new IllegalArgumentException("no");
            }));
            await(taken);
            Future<?> second = threads.submit(() -> transactions.run(() -> resubmitted.take("1-7-a", Instant.EPOCH)));
            rollBack.countDown();
            assertThatThrownBy(first::get).hasRootCauseMessage("no");
            second.get();
        } finally {
            threads.shutdownNow();
        }

        assertThatThrownBy(() -> transactions.run(() -> resubmitted.take("1-7-a", Instant.EPOCH)))
                .isInstanceOf(EventLogException.class);
        assertThat(resubmitted.find("1-7-a")).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rolledBackTransactionLeavesNothing() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    append("lost");
                    log.position().advance(Position.START, new Position(1, 1), NOW);
                    log.position().lacks(1);
                    log.audit().add(new AuditEntry(NOW, "ann", "skip", "1:1", "no"));
                    throw new IllegalStateException("business said no");
                }))
                .hasMessage("business said no");

        assertThat(log.captured().count()).isZero();
        assertThat(sealer(PortionLimits.DEFAULT).seal()).isEmpty();
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(log.position().lacking()).isZero();
        assertThat(log.audit().newest(1)).isEmpty();
    }

    @Test
    void sealedPortionsFollowEachOtherInOrderWithoutAGap() {
        List<String> bodies =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "e" + i).toList();
        bodies.forEach(body -> transactions.run(() -> append(body)));
        Sealer sealer = sealer(new PortionLimits(10, 1 << 20));

        List<Portion> sealed = new ArrayList<>();
        for (Optional<Portion> next = sealer.seal(); next.isPresent(); next = sealer.seal()) {
            sealed.add(next.get());
        }

        assertThat(sealed).extracting(Portion::count).containsExactly(10, 10, 5);
        assertThat(sealed.stream().flatMap(portion -> texts(portion).stream())).containsExactlyElementsOf(bodies);
        assertThat(sealed.get(0).follows(ChainEnd.START)).isTrue();
        assertThat(sealed.get(1).follows(sealed.get(0))).isTrue();
        assertThat(sealed.get(2).follows(sealed.get(1))).isTrue();
        assertThat(sealed.get(2).follows(sealed.get(0))).isFalse();
        assertThat(log.captured().count()).isZero();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 25));
        assertThat(log.portions().from(1, Integer.MAX_VALUE).get(1).toBytes())
                .isEqualTo(sealed.get(1).toBytes());
    }

    @Test
    void portionStopsAtItsBytesButHasOneEventHoweverLarge() {
        transactions.run(() -> {
            append("x".repeat(CapturedEvents.MAX_BODY_BYTES));
            append("a".repeat(60));
            append("b".repeat(60));
        });
        Sealer sealer = sealer(new PortionLimits(10, 100));

        assertThat(sealer.seal().orElseThrow().plainSize()).isGreaterThan(CapturedEvents.MAX_BODY_BYTES);
        assertThat(texts(sealer.seal().orElseThrow())).containsExactly("a".repeat(60));
        assertThat(texts(sealer.seal().orElseThrow())).containsExactly("b".repeat(60));
        assertThat(sealer.seal()).isEmpty();
    }

    @Test
    void portionHasEventsOfOneEpochOnly() {
        transactions.run(() -> append("old"));
        transactions.run(() -> log.captured().append(2, "new".getBytes(StandardCharsets.UTF_8)));
        Sealer sealer = sealer(PortionLimits.DEFAULT);

        Portion old = sealer.seal().orElseThrow();
        Portion young = sealer.seal().orElseThrow();

        assertThat(old.end().position()).isEqualTo(new Position(1, 1));
        assertThat(young.end().position()).isEqualTo(new Position(2, 2));
        assertThat(young.follows(old)).isTrue();
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(2, 2));
    }

    @Test
    void eventThatIsNotCommittedYetDoesNotHoldUpTheOthers() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            transactions.run(() -> {
                append("slow");
                try {
                    other.submit(() -> transactions.run(() -> append("quick"))).get();
                    Optional<Portion> sealed = other.submit(
                                    () -> sealer(PortionLimits.DEFAULT).seal())
                            .get();
                    assertThat(texts(sealed.orElseThrow())).containsExactly("quick");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        } finally {
            other.shutdown();
        }
        assertThat(texts(sealer(PortionLimits.DEFAULT).seal().orElseThrow())).containsExactly("slow");
    }

    @Test
    void twoSealersAtOnceSealEachEventOnce() throws Exception {
        int events = 400;
        for (int i = 0; i < events; i += 20) {
            int from = i;
            transactions.run(() -> IntStream.range(from, from + 20).forEach(n -> append("e" + n)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> seals = () -> {
                Sealer sealer = sealer(new PortionLimits(7, 1 << 20));
                int sealed = 0;
                while (log.captured().count() > 0) {
                    sealed += sealer.seal().map(Portion::count).orElse(0);
                }
                return sealed;
            };
            int sum = 0;
            for (Future<Integer> each : threads.invokeAll(List.of(seals, seals))) {
                sum += each.get();
            }
            assertThat(sum).isEqualTo(events);
        } finally {
            threads.shutdown();
        }
        List<String> sealed = log.portions().from(1, Integer.MAX_VALUE).stream()
                .flatMap(portion -> texts(portion).stream())
                .toList();
        assertThat(sealed)
                .containsExactlyElementsOf(
                        IntStream.range(0, events).mapToObj(n -> "e" + n).toList());
    }

    @Test
    void sealedOrderIsTheOrderOfConflicts() throws Exception {
        OrderStorm storm = new OrderStorm(database, Connection.TRANSACTION_READ_COMMITTED);

        assertThat(storm.run(STORM, OrderStorm.Draw.AT_INSERT)).isEmpty();
    }

    /** A checker that never fails proves nothing: here the id is drawn before the rows are locked. */
    @Test
    void checkerSeesTheWrongOrderWhenTheIdIsDrawnFirst() throws Exception {
        List<String> found = List.of();
        for (int load = 300; found.isEmpty() && load <= 5000; load *= 2) {
            found = new OrderStorm(database, Connection.TRANSACTION_READ_COMMITTED).run(load, OrderStorm.Draw.FIRST);
            empty();
        }
        assertThat(found)
                .isNotEmpty()
                .allMatch(wrong -> wrong.contains(OrderCheck.ORDER_SAYS) || wrong.contains("before it was written"));
    }

    @Test
    void evidenceGoesFromTheCapturedRowIntoTheStoreWhenItIsSealed() {
        byte[] rows = "[{}]".getBytes(StandardCharsets.UTF_8);
        transactions.run(() -> append("without"));
        transactions.run(() -> log.captured().append(1, "with".getBytes(StandardCharsets.UTF_8), rows));

        Portion portion = sealer(PortionLimits.DEFAULT).seal().orElseThrow();

        assertThat(portion.count()).isEqualTo(2);
        assertThat(log.evidence().of(portion.firstSeq())).isEmpty();
        assertThat(log.evidence().of(portion.lastSeq())).hasValue(rows);
    }

    @Test
    void damagedEvidenceIsAsIfItWereNotHereAndIsReplaced() {
        byte[] good = "[good]".getBytes(StandardCharsets.UTF_8);
        log.evidence().keep(5, List.of(good, good), NOW);
        log.evidence().keep(7, List.of(good), NOW);
        new Database(transactions.dataSource())
                .update("UPDATE REPRISE_EVIDENCE SET BYTES = ? WHERE FIRST_SEQ = 5", new byte[] {1, 100, 2, 7});

        assertThat(log.evidence().of(6)).isEmpty();
        assertThat(log.evidence().between(1, 9)).containsOnlyKeys(7L);
        log.evidence().replace(6, good, NOW);
        assertThat(log.evidence().of(6)).hasValue(good);
        assertThat(log.evidence().of(5)).as("it was in the damaged row").isEmpty();
    }

    void append(String body) {
        log.captured().append(1, body.getBytes(StandardCharsets.UTF_8));
    }

    Sealer sealer(PortionLimits limits) {
        return new Sealer(
                transactions.dataSource(), transactions, limits, Compression.DEFLATE, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
