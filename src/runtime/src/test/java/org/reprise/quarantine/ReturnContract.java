package org.reprise.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.event.Barrier;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.event.Surroundings;
import org.reprise.finding.OpenStatuses;
import org.reprise.finding.OpenStatuses.OpenStatus;
import org.reprise.finding.ParkedEvent;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.PositionMovedException;
import org.reprise.log.ReplayPosition;
import org.reprise.log.Sealer;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.PortionLimits;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.proof.WriteSet;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.Quarantined.Undone;
import org.reprise.reign.Following;
import org.reprise.reign.Following.Act;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.Reigns;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** A former primary comes back on a make of database: it sealed four events, two of which another site goes on behind. */
abstract class ReturnContract {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SortedMap<String, Value> NONE = new TreeMap<>();
    private static final List<String> TABLES = List.of(
            "ITEM",
            "TAG",
            "REPRISE_PORTIONS",
            "REPRISE_EVIDENCE",
            "REPRISE_HEAD",
            "REPRISE_POSITION",
            "REPRISE_QUARANTINE",
            "REPRISE_CAPTURED",
            "REPRISE_PARKED",
            "REPRISE_DOUBT",
            "REPRISE_SITE",
            "REPRISE_OPEN_STATUS",
            "REPRISE_AUDIT");

    private final Make make;
    private TestDatabase database;
    private LocalTransactions transactions;
    private DataSource source;
    private EventLog log;
    private Sealer sealer;
    private QuarantineStore quarantine;
    private Return home;
    private List<String> atFork;

    /** The statement before which the database is lost; 0 for none. */
    private final AtomicInteger failing = new AtomicInteger();

    private final AtomicInteger executed = new AtomicInteger();

    ReturnContract(Make make) {
        this.make = make;
    }

    @BeforeEach
    void aFormerPrimary() throws SQLException {
        database = make.fresh();
        transactions = new LocalTransactions(database);
        ShippedTables.create(database.dataSource());
        database.execute(
                "CREATE TABLE ITEM (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), PRICE DECIMAL(10,2))",
                "CREATE TABLE TAG (ITEM_ID INTEGER, TAG VARCHAR(20))");
        source = counted(transactions.dataSource());
        log = EventLog.over(source, transactions, Compression.best());
        sealer = new Sealer(source, transactions, new PortionLimits(1, 1 << 20), Compression.best(), CLOCK);
        quarantine = new QuarantineStore(source);
        home = new Return(log, transactions, sealer, new Rewind(source, log, sealer, CLOCK), CLOCK);
        log.reigns().take(Promise.NONE, new Reign(1, ChainEnd.START, "east", NOW, "", "first"));
        commit("item.make", insert(1, "lamp", "4.50"), tag(Operation.INSERT, 1, "new"));
        commit("item.price", update(1, "PRICE", 5, new BigDecimal("4.5")));
        home.seal();
        atFork = dump("ITEM", "TAG");
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    /** What only this site has: sealed, and captured. */
    private void aTail() {
        commit(
                "item.price",
                update(1, "PRICE", 6, 5),
                update(1, "NAME", "lamps", "lamp"),
                tag(Operation.DELETE, 1, "new"));
        home.seal();
        commit(
                "item.make",
                insert(2, "chair", "9"),
                insert(3, "desk", "7"),
                new RowChange(Operation.DELETE, "ITEM", row("ID", 1), NONE, NONE)
                        .of(List.of(row("ID", 1, "NAME", "lamps", "PRICE", 6))));
    }

    private Lineage west() {
        log.portions().at(2).map(Portion::end).ifPresent(this::reignsBehind);
        return new Lineage(new Position(2, 9), new Promise(2, "west", NOW));
    }

    private void reignsBehind(ChainEnd before) {
        Reign next = new Reign(2, before, "west", NOW, "anna", "east is dead");
        log.reigns().raise(next.promise(NOW));
        log.reigns().learn(Reigns.of(List.of(next)));
    }

    private Following compared() {
        Lineage west = west();
        home.seal();
        Position end = log.portions().contiguousAfter(Position.START);
        ChainEnd here = log.portions().at(end.seq()).map(Portion::end).orElseThrow();
        return home.compare(here, 0, west, null);
    }

    @Test
    void theTailIsInQuarantineAndItsEffectsAreUndone() throws SQLException {
        aTail();
        transactions.run(() -> log.parked().park(new ParkedEvent(new Position(1, 4), "item.make", "no", 1, NOW)));
        transactions.run(() ->
                OpenStatuses.over(source).open(new OpenStatus("item", "3", 1000, "made", new Position(1, 4), NOW)));
        Following following = compared();
        assertThat(following.act()).isEqualTo(Act.REWIND);
        assertThat(following.common()).isEqualTo(new Position(1, 2));

        Returned returned = home.undo(following, "anna", "it is back");

        assertThat(dump("ITEM", "TAG")).isEqualTo(atFork);
        assertThat(returned.events()).containsEntry("item.make", 1L).containsEntry("item.price", 1L);
        assertThat(log.portions().last()).isEqualTo(new Position(1, 2));
        assertThat(log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 2));
        assertThat(log.evidence().between(1, 9)).containsOnlyKeys(1L, 2L);
        assertThat(sealer.sealed()).isEqualTo(new Position(1, 2));
        assertThat(log.parked().list()).isEmpty();
        assertThat(OpenStatuses.over(source).of("item", "3")).isEmpty();
        assertThat(log.findings().doubts().oldest(9)).singleElement().satisfies(doubt -> {
            assertThat(doubt.position()).isEqualTo(new Position(1, 2));
            assertThat(doubt.rows()).hasSize(3);
        });
        assertThat(log.audit().newest(1)).singleElement().satisfies(entry -> assertThat(entry.act())
                .isEqualTo("return: undo"));
        List<Quarantined> kept = quarantine.list(EnumSet.allOf(State.class), Position.START, 9);
        assertThat(kept).hasSize(2).allSatisfy(event -> {
            assertThat(event.put().undone()).isEqualTo(Undone.EVIDENCE);
            assertThat(event.caller()).isEqualTo("carla");
            assertThat(event.decision()).isEqualTo(Decision.NONE);
            assertThat(event.put().why()).contains("they part behind 1:2");
        });
        assertThat(kept.get(1).names()).containsExactly("item.make");
        Content content = quarantine.content(kept.get(1).origin()).orElseThrow();
        assertThat(content.event().calls().get(0).arguments()).isEqualTo("[7]");
        assertThat(content.rows()).hasSize(3);
    }

    @Test
    void nothingIsThereToTakeBackWhereTheLogIsABeginningOfTheOther() {
        Following following = compared();

        assertThat(following.act()).isEqualTo(Act.FOLLOW);
        assertThatThrownBy(() -> home.undo(following, "anna", "")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLookSaysWhatWouldBeUndoneAndChangesNothing() throws SQLException {
        aTail();
        Following following = compared();
        List<String> before = dump(TABLES.toArray(String[]::new));

        Returned looked = home.look(following);

        assertThat(looked.hindrance()).isEmpty();
        assertThat(looked.events()).containsEntry("item.make", 1L).containsEntry("item.price", 1L);
        assertThat(dump(TABLES.toArray(String[]::new))).isEqualTo(before);
    }

    @Test
    void aSiteThatNobodyHasReplacedGoesBackForNobody() {
        aTail();
        home.seal();
        Position end = log.portions().contiguousAfter(Position.START);
        ChainEnd here = log.portions().at(end.seq()).map(Portion::end).orElseThrow();
        Lineage behind = new Lineage(new Position(1, 2), Promise.NONE);
        assertThat(home.compare(here, 0, behind, null).act()).isEqualTo(Act.FOLLOW);
        west();
        // west was promoted, and its barrier is not written yet
        assertThat(home.compare(here, 0, behind, null).act()).isEqualTo(Act.REFUSE);
    }

    @Test
    void whatEnoughSitesHoldIsNeverTakenBack() {
        aTail();
        home.seal();
        Position end = log.portions().contiguousAfter(Position.START);
        ChainEnd here = log.portions().at(end.seq()).map(Portion::end).orElseThrow();

        Following following = home.compare(here, 3, west(), null);

        assertThat(following.act()).isEqualTo(Act.KEEP);
        assertThat(following.why()).contains("all up to 3 is stable");
        assertThat(home.look(following).hindrance()).contains("all up to 3 is stable");
        assertThat(home.look(following).count()).isEqualTo(2);
        assertThatThrownBy(() -> home.undo(following, "anna", ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'reprise failback --seed'");
        assertThat(quarantine.counts()).containsEntry(State.WAITING, 0L);

        // when nobody who has them is to be primary, an operator has a way on, and nothing is lost
        home.empty(following, "anna", "west reigns, and has sent mails", () -> {});
        assertThat(quarantine.counts()).containsEntry(State.WAITING, 2L);
        assertThat(log.position().current()).isEqualTo(Position.START);
    }

    @Test
    void anOpaqueStatementInTheTailIsNamedAndTheSiteIsMadeReadyForASeed() throws SQLException {
        aTail();
        commit("item.clear", new OpaqueStatement(Language.JPQL, "UPDATE Item i SET i.price = 0", List.of(), 2));
        Following following = compared();
        List<String> before = dump(TABLES.toArray(String[]::new));

        assertThatThrownBy(() -> home.undo(following, "anna", ""))
                .isInstanceOf(CannotUndoException.class)
                .hasMessageContaining("event 1:5 (item.clear)")
                .hasMessageContaining("UPDATE Item i SET i.price = 0");
        assertThat(dump(TABLES.toArray(String[]::new))).isEqualTo(before);
        assertThat(home.look(following).hindrance()).contains("item.clear");
        assertThat(home.look(following).count()).isEqualTo(3);
        assertThat(dump(TABLES.toArray(String[]::new))).isEqualTo(before);

        List<String> rows = dump("ITEM", "TAG");
        home.empty(following, "anna", "an opaque statement", () -> {});

        assertThat(dump("ITEM", "TAG")).isEqualTo(rows);
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(sealer.sealed()).isEqualTo(Position.START);
        assertThat(quarantine.list(EnumSet.of(State.WAITING), Position.START, 9))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.put().undone()).isEqualTo(Undone.SEED));
    }

    @Test
    void rowsThatWereNotKeptAndRowsThatAreOtherAreNoGroundToUndo() throws SQLException {
        aTail();
        Following following = compared();
        database.execute("UPDATE ITEM SET PRICE = 8 WHERE ID = 3");
        assertThatThrownBy(() -> home.undo(following, "anna", ""))
                .isInstanceOf(CannotUndoException.class)
                .hasMessageContaining("event 1:4 (item.make)")
                .hasMessageContaining("PRICE holds 8, not 7");
        database.execute("UPDATE ITEM SET PRICE = 7 WHERE ID = 3");
        transactions.run(() -> log.evidence().cutBehind(3));
        assertThatThrownBy(() -> home.undo(following, "anna", "")).hasMessageContaining("are not kept");
    }

    @Test
    void anotherPortionAtTheForkIsFoundByItsHash() {
        aTail();
        home.seal();
        reignsBehind(new ChainEnd(new Position(1, 2), new PortionHash("ab".repeat(32))));
        Position end = log.portions().contiguousAfter(Position.START);
        ChainEnd here = log.portions().at(end.seq()).map(Portion::end).orElseThrow();

        Following following = home.compare(here, 0, new Lineage(new Position(2, 9), new Promise(2, "west", NOW)), null);

        assertThat(following.act()).isEqualTo(Act.SEED);
        assertThat(following.why()).contains("their portions there are others");
        home.empty(following, "anna", "its disk is an older one", () -> {});
        // which of them west has, too, nobody knows
        assertThat(quarantine.list(EnumSet.of(State.WAITING), Position.START, 9))
                .extracting(Quarantined::position)
                .containsExactly(new Position(1, 1), new Position(1, 2), new Position(1, 3), new Position(1, 4));
    }

    /** It was taken back to an earlier state, and sealed what it did since in other portions. */
    @Test
    void aReignThatBeginsWhereNoPortionEndsHereIsOfAnotherLog() {
        wide("item.a", "item.b");
        reignsBehind(new ChainEnd(new Position(1, 3), new PortionHash("ab".repeat(32))));
        Position end = log.portions().contiguousAfter(Position.START);
        ChainEnd here = log.portions().at(end.seq()).map(Portion::end).orElseThrow();

        Following following = home.compare(here, 0, new Lineage(new Position(2, 9), new Promise(2, "west", NOW)), null);

        assertThat(following.act()).isEqualTo(Act.SEED);
        home.empty(following, "anna", "its disk is an older one", () -> {});
        assertThat(quarantine.counts()).containsEntry(State.WAITING, 4L);
    }

    /** In one portion. */
    private void wide(String... names) {
        for (String name : names) {
            commit(name);
        }
        new Sealer(source, transactions, new PortionLimits(9, 1 << 20), Compression.best(), CLOCK).seal();
    }

    /** A replayer that has not ended yet: what it commits meanwhile is no event without effect. */
    @Test
    void nothingIsUndoneWhereAnEventIsReplayedMeanwhile() throws SQLException {
        commit("item.price", update(1, "PRICE", 6, 5));
        commit("item.make", insert(2, "chair", "9"));
        Following following = compared();
        database.execute(
                "UPDATE REPRISE_HEAD SET EPOCH = 0, NEXT_SEQ = 1", "UPDATE REPRISE_POSITION SET EPOCH = 1, SEQ = 4");
        AtomicInteger asked = new AtomicInteger();
        EventLog before = new EventLog(
                log.captured(),
                log.portions(),
                log.evidence(),
                new ReplayPosition() {
                    @Override
                    public Position current() {
                        // as it was when this was asked
                        return asked.incrementAndGet() == 1
                                ? new Position(1, 3)
                                : log.position().current();
                    }

                    @Override
                    public void advance(Position from, Position to, Instant at) {
                        log.position().advance(from, to, at);
                    }

                    @Override
                    public void lacks(long seq) {
                        log.position().lacks(seq);
                    }

                    @Override
                    public long lacking() {
                        return log.position().lacking();
                    }

                    @Override
                    public void lacksNothing() {
                        log.position().lacksNothing();
                    }
                },
                log.findings(),
                log.settings(),
                log.reigns());
        List<String> rows = dump(TABLES.toArray(String[]::new));

        Rewind rewind = new Rewind(source, before, sealer, CLOCK);
        assertThatThrownBy(() -> transactions.run(() -> rewind.undo(following.common(), "they part")))
                .isInstanceOf(PositionMovedException.class);
        assertThat(dump(TABLES.toArray(String[]::new))).isEqualTo(rows);

        asked.set(1);
        transactions.run(() -> rewind.undo(following.common(), "they part"));
        assertThat(dump("ITEM", "TAG")).isEqualTo(atFork);
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
    }

    @Test
    void eventsWithoutEffectGoToQuarantineAndAreNoBusinessOfAnOperator() throws SQLException {
        transactions.run(() -> log.captured()
                .append(1, EventJson.encode(Event.failed(NOW, List.of(call("item.fail")), Failure.of(null)))));
        commit("item.look");

        home.undo(compared(), "anna", "");

        List<Quarantined> kept = quarantine.list(EnumSet.allOf(State.class), Position.START, 9);
        assertThat(kept).map(event -> event.decision().state()).containsExactly(State.DROPPED, State.WAITING);
        assertThat(dump("ITEM", "TAG")).isEqualTo(atFork);
    }

    @Test
    void aTailWithoutACallThatCommittedIsNobodysToDecideAbout() throws SQLException {
        transactions.run(() -> {
            log.captured().append(1, EventJson.encode(Event.barrier(NOW, new Barrier("east", "anna", "east again"))));
            log.captured().append(1, EventJson.encode(Event.failed(NOW, List.of(call("item.fail")), Failure.of(null))));
        });
        Following following = compared();
        assertThat(home.isWithoutCalls(following)).isTrue();
        home.undo(following, "reprise", "");
        assertThat(dump("ITEM", "TAG")).isEqualTo(atFork);
        assertThat(home.isWithoutCalls(compared()))
                .as("nothing is to be undone")
                .isFalse();
    }

    @Test
    void aTailWithOneCallThatWroteNothingIsAPersonsToDecideAbout() {
        commit("item.look");
        transactions.run(() -> log.captured()
                .append(1, EventJson.encode(Event.barrier(NOW, new Barrier("east", "anna", "east again")))));
        assertThat(home.isWithoutCalls(compared())).isFalse();
    }

    /** The database goes away before each statement in turn: all is done, or nothing. */
    @Test
    void allIsDoneOrNothing() throws SQLException {
        aTail();
        Following following = compared();
        List<String> before = dump(TABLES.toArray(String[]::new));
        int died = 0;
        for (int statement = 1; ; statement++) {
            executed.set(0);
            failing.set(statement);
            try {
                home.undo(following, "anna", "");
                break;
            } catch (RuntimeException e) {
                died++;
                failing.set(0);
                assertThat(dump(TABLES.toArray(String[]::new)))
                        .as("before statement %d", statement)
                        .isEqualTo(before);
            }
        }
        failing.set(0);
        assertThat(died).isGreaterThan(20);
        assertThat(dump("ITEM", "TAG")).isEqualTo(atFork);
        assertThat(quarantine.counts()).containsEntry(State.WAITING, 2L);
    }

    private void commit(String name, Change... changes) {
        List<Change> rows = List.of(changes);
        transactions.run(() -> {
            new JdbcRowApplier(source, statement -> {}).apply(rows);
            Event event = new Event(NOW, List.of(call(name)), GeneratedIds.NONE, WriteSet.proof(rows), List.of());
            byte[] evidence = rows.isEmpty() ? new byte[0] : EvidenceJson.encode(rows);
            log.captured().append(1, EventJson.encode(event), evidence);
        });
    }

    private static Call call(String name) {
        return new Call(name, 1, "[7]", null, List.of(), new Surroundings(null, null, "carla"));
    }

    private static RowChange insert(int id, String name, String price) {
        return new RowChange(
                Operation.INSERT, "ITEM", row("ID", id), row("NAME", name, "PRICE", new BigDecimal(price)), NONE);
    }

    private static RowChange update(int id, String column, Object after, Object before) {
        return new RowChange(Operation.UPDATE, "ITEM", row("ID", id), row(column, after), row(column, before));
    }

    private static RowChange tag(Operation operation, int id, String tag) {
        return new RowChange(operation, "TAG", row("ITEM_ID", id, "TAG", tag), NONE, NONE);
    }

    private static SortedMap<String, Value> row(Object... pairs) {
        SortedMap<String, Value> row = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], Value.of(pairs[i + 1]));
        }
        return row;
    }

    private List<String> dump(String... tables) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement select = connection.createStatement()) {
            for (String table : tables) {
                List<String> rows = new ArrayList<>();
                try (ResultSet found = select.executeQuery("SELECT * FROM " + table)) {
                    while (found.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(found.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
                Collections.sort(rows);
                all.addAll(rows);
            }
        }
        return all;
    }

    /** Its connections count statements, and throw at the one that is to fail. */
    private DataSource counted(DataSource plain) {
        return proxy(
                DataSource.class,
                plain,
                result -> result instanceof Connection connection
                        ? proxy(
                                Connection.class,
                                connection,
                                prepared -> prepared instanceof PreparedStatement statement
                                        ? proxy(PreparedStatement.class, statement, row -> row)
                                        : prepared)
                        : result);
    }

    private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> with) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().startsWith("execute") && executed.incrementAndGet() == failing.get()) {
                throw new SQLException("The database is lost before statement " + failing);
            }
            try {
                return with.apply(method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
