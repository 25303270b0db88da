package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.reprise.TestMethods;
import org.reprise.argument.ArgumentJson;
import org.reprise.catchup.BulkRows;
import org.reprise.eclipselink.RepeatedStatements;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.eclipselink.WatchedUnitsOfWork;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.finding.Demotion;
import org.reprise.finding.ParkedEvent;
import org.reprise.label.Expression;
import org.reprise.label.LabelRules;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.RowObserver;
import org.reprise.replay.Batch;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.CatchUp;
import org.reprise.replay.CatchUpPolicy;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.Healer;
import org.reprise.replay.ParkedDesk;
import org.reprise.replay.PersistenceContexts;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.ReplayLog;
import org.reprise.replay.ReplayPolicy;
import org.reprise.replay.Replayer;
import org.reprise.replay.Schedule;
import org.reprise.replay.Tally;
import org.reprise.stock.Note;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** A stock at two sites: calls are made at the first, and come about at the second in the way that the test wants. */
final class StockPair implements AutoCloseable {
    /** A property whose value is added to the address of a MariaDB. */
    static final String FLAGS = "test.flags";

    /** A property that names another persistence unit than that of the stock. */
    static final String UNIT = "test.unit";

    /** A property: each call makes all earlier ones irrelevant. */
    static final String SUPERSEDES = "test.supersedes";

    /** A property: the method is never called at the second site. */
    static final String BY_ROWS = "test.byrows";

    private static final ReplicatedMethod PERFORM = TestMethods.of(StockPair.class, "perform");

    /** How an event comes about at the second site. */
    enum Way {
        CALL,
        /** The call writes something else there. */
        HEALED,
        /** The call throws there. */
        THROWN,
        /** The method is demoted. */
        ROWS,
        /** The site is far behind, and has the evidence. */
        BEHIND
    }

    final ZooSite east;
    final ZooSite west;
    private final String shop = StockTables.shop();
    private final ReplicatedMethod method;
    private final ZooPrimary primary;
    private final CallPlayer player;
    private final ReplayLog log;
    private final ParkedDesk desk;
    private final Replayer replayer;
    private final List<Consumer<EntityManager>> script = new ArrayList<>();
    private Way way = Way.CALL;
    private boolean repeating;
    private final Set<Long> lacking = new HashSet<>();
    private long ids;
    private int calls;

    StockPair(Make first, Make second) {
        this(first, second, Map.of());
    }

    /** With properties of EclipseLink added to the usual ones. */
    StockPair(Make first, Make second, Map<String, Object> properties) {
        east = site(ZooDatabase.empty(first), shop, properties);
        west = site(
                first == Make.MARIADB && second == Make.MARIADB
                        ? ZooDatabase.emptyElsewhere()
                        : ZooDatabase.empty(second),
                shop,
                properties);
        StockTables.watchShelves(east.zoo.database());
        method = method(properties);
        primary = new ZooPrimary(east);
        player = new CallPlayer(
                new ReplicatedMethods(List.of(method)), new ArgumentJson(), this::played, ZooTransactions.registry());
        log = new ReplayLog(
                west.log.portions(), west.log.evidence(), west.log.position(), west.log.findings(), west.transactions);
        desk = new ParkedDesk(log, Clock.systemUTC());
        PersistenceContexts contexts = new WatchedUnitsOfWork();
        JdbcRowApplier applier = new JdbcRowApplier(west.zoo.dataSource(), statement -> {
            repeating = true;
            new RepeatedStatements(west.zoo.dataSource()).accept(statement);
            repeating = false;
        });
        replayer = new Replayer(
                log,
                new Batch(
                        player,
                        contexts,
                        new BulkRows(west.zoo.dataSource(), applier, () -> false),
                        log,
                        Clock.systemUTC()),
                new Healer(log, applier, contexts, this::fetch, Clock.systemUTC()),
                new ReplayGate(west.log, west.transactions, new Schedule.Immediate(), "", Clock.systemUTC()),
                new ReplayPolicy(100, 3, Duration.ZERO));
        replayer.catchingUp(
                new CatchUp(
                        CatchUpPolicy.parse("1"),
                        () -> new Position(1, Long.MAX_VALUE / 2),
                        () -> way == Way.BEHIND,
                        Clock.systemUTC()),
                () -> {});
    }

    private static ReplicatedMethod method(Map<String, Object> properties) {
        if (properties.containsKey(BY_ROWS)) {
            return TestMethods.byRows(PERFORM);
        }
        Expression all = Expression.parse("all", PERFORM.parameters(), PERFORM.result());
        return properties.containsKey(SUPERSEDES)
                ? TestMethods.labelled(PERFORM, new LabelRules("", Expression.NONE, Expression.NONE, all, null))
                : PERFORM;
    }

    private static ZooSite site(TestDatabase empty, String shop, Map<String, Object> more) {
        Make make = empty.make();
        TestDatabase database = new TestDatabase(
                make,
                empty.url() + (make == Make.MARIADB ? more.getOrDefault(FLAGS, "") : ""),
                empty.user(),
                empty.password());
        StockTables.create(database, shop);
        Map<String, Object> properties = new HashMap<>(StockTables.mapped(shop));
        properties.putAll(more);
        properties.putIfAbsent(UNIT, "stock");
        properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, RepriseSessionCustomizer.class.getName());
        return new ZooSite(ZooDatabase.in(database, properties));
    }

    /** For the registry only. */
    void perform(int number) {}

    /** The schema that {@code ShopItem} is mapped to. */
    String shop() {
        return shop;
    }

    /** An id that no test has used. */
    long id() {
        return ++ids;
    }

    /** The evidence of an event does not come to the second site. */
    void lacks(long seq) {
        lacking.add(seq);
    }

    /** A call at the first site. */
    void call(Consumer<EntityManager> work) {
        east.observedBy(new TakingBefore(primary.capture), primary.capture);
        script.add(work);
        Object[] arguments = {script.size() - 1};
        east.transactions.run(() -> east.inTransactionOf(
                method,
                () -> primary.capture.call(method, arguments, () -> {
                    work.accept(east.entities());
                    return null;
                })));
    }

    /** A call that the first site may refuse, such as a row that is removed and comes again; then nothing has happened. */
    boolean attempt(Consumer<EntityManager> work) {
        try {
            call(work);
            return true;
        } catch (IllegalStateException | PersistenceException e) {
            return false;
        }
    }

    /** A call that the first site takes back, so that nothing of it is to be copied. */
    void callThatRollsBack(Consumer<EntityManager> work) {
        assertThatThrownBy(() -> call(entities -> {
                    work.accept(entities);
                    entities.flush();
                    throw new IllegalStateException("Taken back");
                }))
                .hasStackTraceContaining("Taken back");
    }

    /** As another server of the site, which has read nothing yet. */
    void forget() {
        east.zoo.factory().getCache().evictAll();
    }

    private Object played(ReplicatedMethod method, Object[] arguments) {
        return west.inTransactionOf(method, () -> {
            assertThat(player.claims(method, arguments)).isTrue();
            return player.around(method, decoding -> {}, () -> {
                calls++;
                if (way == Way.THROWN) {
                    throw new IllegalStateException("Only the primary has it");
                }
                script.get((Integer) arguments[0]).accept(west.entities());
                if (way == Way.HEALED) {
                    west.entities().persist(new Note(-id()));
                }
                return null;
            });
        });
    }

    private EvidenceSource.Answer fetch(long seq) {
        Optional<byte[]> evidence = east.log.evidence().of(seq);
        evidence.ifPresent(bytes -> west.transactions.run(() ->
                west.log.evidence().keep(seq, List.of(bytes), Clock.systemUTC().instant())));
        return evidence.isEmpty() ? EvidenceSource.Answer.NONE : EvidenceSource.Answer.ASKED;
    }

    /** Brings the second site to where the first one is, or to the first event that is parked. */
    void replay(Way wanted) {
        primary.ship(west);
        way = wanted;
        calls = 0;
        west.observedBy(new Replayed(), player);
        if (wanted == Way.ROWS) {
            log.findings()
                    .demotions()
                    .demote(new Demotion("perform", "wanted", Clock.systemUTC().instant()));
        }
        Position head = west.log.portions().last();
        if (wanted == Way.BEHIND) {
            SortedMap<Long, byte[]> all =
                    east.log.evidence().between(west.log.position().current().seq() + 1, head.seq());
            all.keySet()
                    .removeIf(seq ->
                            lacking.contains(seq) || west.log.evidence().of(seq).isPresent());
            west.transactions.run(() -> all.forEach((seq, bytes) -> west.log
                    .evidence()
                    .keep(seq, List.of(bytes), Clock.systemUTC().instant())));
        }
        while (!west.log.position().current().equals(head) && parked().isEmpty()) {
            replayer.step();
            if (wanted != Way.ROWS) {
                promote();
            }
        }
        promote();
    }

    /** As a secondary takes rows. */
    private final class Replayed implements RowObserver {
        @Override
        public void wrote(Supplier<? extends Change> change) {
            assertThat(repeating || player.wrote(change)).isTrue();
        }

        @Override
        public void settle() {
            player.settle();
        }

        @Override
        public boolean takesRest() {
            return player.takesRest();
        }
    }

    private void promote() {
        log.findings().demotions().list().forEach(each -> desk.promote(each.name(), "test", ""));
    }

    List<ParkedEvent> parked() {
        return west.log.parked().list();
    }

    void retryParked() {
        parked().forEach(event -> desk.retry(event.position(), "test", ""));
    }

    void skipParked() {
        parked().forEach(event -> desk.skip(event.position(), "test", ""));
    }

    /** Calls that reached the bean in the last replay. */
    int calls() {
        return calls;
    }

    Tally.Count counts() {
        return new HashMap<>(replayer.tally().counts()).getOrDefault("perform", null);
    }

    List<String> differences() {
        return ZooTables.differences(ZooTables.of(east.zoo, shop), ZooTables.of(west.zoo, shop));
    }

    @Override
    public void close() {
        west.close();
        east.close();
    }
}
