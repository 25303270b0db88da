package org.reprise.pair;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.reprise.TestMethods;
import org.reprise.argument.ArgumentJson;
import org.reprise.catchup.BulkRows;
import org.reprise.courier.Letters;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.eclipselink.WatchedUnitsOfWork;
import org.reprise.event.ExpectedCall;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.replay.Batch;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.CatchUpPolicy;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.Healer;
import org.reprise.replay.PersistenceContexts;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.ReplayLog;
import org.reprise.replay.ReplayPolicy;
import org.reprise.replay.Replayer;
import org.reprise.replay.Schedule;
import org.reprise.replay.Tally;
import org.reprise.testing.TestDatabase;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** A primary that passes letters, and its copy. What is done there is told by the arguments alone. */
final class LetterPair implements AutoCloseable {
    private static final ReplicatedMethod PASS = TestMethods.of(LetterPair.class, "pass");

    final ZooSite east;
    final ZooSite west;
    private final ZooPrimary primary;
    private final CallPlayer player;
    private final Replayer replayer;
    private final WatchedUnitsOfWork watched = new WatchedUnitsOfWork();
    private final Random random = new Random(1);
    private boolean plain;
    private long time;

    LetterPair(TestDatabase first, TestDatabase second, String batchWriting) {
        east = site(first, batchWriting);
        west = site(second, batchWriting);
        primary = new ZooPrimary(east);
        player = new CallPlayer(
                new ReplicatedMethods(List.of(PASS)), new ArgumentJson(), this::called, ZooTransactions.registry());
        ReplayLog log = new ReplayLog(
                west.log.portions(), west.log.evidence(), west.log.position(), west.log.findings(), west.transactions);
        PersistenceContexts contexts = new Contexts();
        JdbcRowApplier applier = new JdbcRowApplier(west.zoo.dataSource(), statement -> {});
        replayer = new Replayer(
                log,
                new Batch(
                        player,
                        contexts,
                        new BulkRows(west.zoo.dataSource(), applier, () -> false),
                        log,
                        Clock.systemUTC()),
                new Healer(log, applier, contexts, seq -> EvidenceSource.Answer.NONE, Clock.systemUTC()),
                new ReplayGate(west.log, west.transactions, new Schedule.Immediate(), "", Clock.systemUTC()),
                new ReplayPolicy(100, 1, Duration.ZERO, false, CatchUpPolicy.OFF, true));
    }

    private static ZooSite site(TestDatabase database, String batchWriting) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, RepriseSessionCustomizer.class.getName());
        properties.put(PersistenceUnitProperties.BATCH_WRITING, batchWriting);
        properties.put("test.unit", "letters");
        return new ZooSite(ZooDatabase.in(database, properties));
    }

    /** The copy's, which work ahead unless told otherwise. */
    private final class Contexts implements PersistenceContexts {
        @Override
        public <T> T watch(Supplier<T> work) {
            return watched.watch(work);
        }

        @Override
        public void flushAndClear() {
            watched.flushAndClear();
        }

        @Override
        public void evict() {
            watched.evict();
        }

        @Override
        public void expect(List<ExpectedCall> calls) {
            if (!plain) {
                watched.expect(calls);
            }
        }

        @Override
        public void begin(ExpectedCall call) {
            watched.begin(call);
        }

        @Override
        public void settle() {
            watched.settle();
        }

        @Override
        public boolean wasAhead() {
            return watched.wasAhead();
        }
    }

    /** Whether the copy does one thing after the other from now on. */
    void plainly(boolean is) {
        plain = is;
    }

    /** Whether the copy's last transaction worked ahead. */
    boolean wasAhead() {
        return watched.wasAhead();
    }

    /** For the registry only. */
    void pass(String letter, String office, long at) {}

    /** Random calls at the primary, sent to the copy. */
    void perform(int events, int letters, int offices) {
        east.observedBy(new TakingBefore(primary.capture), primary.capture);
        for (int i = 0; i < events; i++) {
            Object[] arguments = {"letter-" + random.nextInt(letters), "office-" + random.nextInt(offices), ++time};
            east.transactions.run(() -> east.inTransactionOf(
                    PASS, () -> primary.capture.call(PASS, arguments, () -> does(east, arguments))));
        }
        primary.ship(west);
    }

    private static Object does(ZooSite site, Object... arguments) {
        Letters.pass(site.entities(), (String) arguments[0], (String) arguments[1], (Long) arguments[2]);
        return "";
    }

    private Object called(ReplicatedMethod method, Object... arguments) {
        return west.inTransactionOf(method, () -> {
            if (!player.claims(method, arguments)) {
                throw new IllegalStateException("Not claimed: " + Arrays.toString(arguments));
            }
            return player.around(method, decoding -> {}, () -> does(west, arguments));
        });
    }

    /** All that the copy has been sent. */
    void replay() {
        west.observedBy(
                (Supplier<? extends Change> change) -> {
                    if (!player.wrote(change)) {
                        throw new IllegalStateException("Written by nobody: " + change.get());
                    }
                },
                player);
        while (!west.log.position().current().equals(west.log.portions().last())
                && west.log.parked().list().isEmpty()) {
            replayer.step();
        }
    }

    Tally.Count count() {
        return new TreeMap<>(replayer.tally().counts()).get(PASS.name());
    }

    /** The tables of a site, row by row. */
    static List<String> tables(ZooSite site) {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("LETTER", "OFFICE", "LEG")) {
            site.zoo.run(entities -> entities.createNativeQuery("SELECT * FROM " + table + " ORDER BY 1")
                    .getResultList()
                    .forEach(row -> rows.add(table + Arrays.toString((Object[]) row))));
        }
        return rows;
    }

    @Override
    public void close() {
        east.close();
        west.close();
    }
}
