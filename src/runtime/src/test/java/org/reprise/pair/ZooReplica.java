package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.reprise.argument.ArgumentJson;
import org.reprise.catchup.BulkRows;
import org.reprise.eclipselink.RepeatedStatements;
import org.reprise.eclipselink.WatchedUnitsOfWork;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
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
import org.reprise.zoo.ZooTransactions;

/** Replays at its site what the primary captured, and takes evidence from the primary's own store. */
final class ZooReplica {
    final ZooSite site;
    private final ZooSite primary;
    private final ZooCalls calls;
    private final CallPlayer player;
    private final Replayer replayer;
    private final ParkedDesk desk;
    private boolean healing;

    ZooReplica(ZooSite site, ZooSite primary, ZooCalls calls) {
        this.site = site;
        this.primary = primary;
        this.calls = calls;
        player = new CallPlayer(
                new ReplicatedMethods(ZooCalls.ALL),
                new ArgumentJson(),
                new Container()::call,
                ZooTransactions.registry());
        ReplayLog log = new ReplayLog(
                site.log.portions(), site.log.evidence(), site.log.position(), site.log.findings(), site.transactions);
        desk = new ParkedDesk(log, Clock.systemUTC());
        PersistenceContexts contexts = new WatchedUnitsOfWork();
        JdbcRowApplier applier = new JdbcRowApplier(site.zoo.dataSource(), statement -> {
            healing = true;
            new RepeatedStatements(site.zoo.dataSource()).accept(statement);
            healing = false;
        });
        replayer = new Replayer(
                log,
                new Batch(
                        player,
                        contexts,
                        new BulkRows(site.zoo.dataSource(), applier, () -> false),
                        log,
                        Clock.systemUTC()),
                new Healer(log, applier, contexts, this::fetch, Clock.systemUTC()),
                new ReplayGate(site.log, site.transactions, new Schedule.Immediate(), "", Clock.systemUTC()),
                new ReplayPolicy(100, 1, Duration.ZERO));
    }

    /** Takes events by their rows, where it has their evidence, however few they are. */
    ZooReplica behind() {
        replayer.catchingUp(
                new CatchUp(
                        CatchUpPolicy.parse("1"),
                        () -> new Position(1, Long.MAX_VALUE / 2),
                        () -> true,
                        Clock.systemUTC()),
                () -> {});
        return this;
    }

    /** Takes the evidence of all events, as it comes with their portions. */
    void evidenceComes() {
        Position from = site.log.position().current();
        SortedMap<Long, byte[]> all = primary.log
                .evidence()
                .between(from.seq() + 1, site.log.portions().last().seq());
        site.transactions.run(() -> all.forEach((seq, bytes) ->
                site.log.evidence().keep(seq, List.of(bytes), Clock.systemUTC().instant())));
    }

    /** Lets the player decide about every call. */
    private final class Container implements ZooCalls.Container {
        @Override
        public void call(ReplicatedMethod method, Integer number) {
            call(method, new Object[] {number});
        }

        Object call(ReplicatedMethod method, Object[] arguments) {
            return site.inTransactionOf(method, () -> played(method, arguments));
        }

        private Object played(ReplicatedMethod method, Object[] arguments) throws Exception {
            assertThat(player.claims(method, arguments)).isTrue();
            return player.around(method, decoding -> {}, () -> {
                calls.does(method, (Integer) arguments[0], this);
                return null;
            });
        }

        @Override
        public EntityManager entities() {
            return site.entities();
        }
    }

    private EvidenceSource.Answer fetch(long seq) {
        Optional<byte[]> evidence = primary.log.evidence().of(seq);
        evidence.ifPresent(bytes -> site.transactions.run(() ->
                site.log.evidence().keep(seq, List.of(bytes), Clock.systemUTC().instant())));
        return evidence.isEmpty() ? EvidenceSource.Answer.NONE : EvidenceSource.Answer.ASKED;
    }

    /** What comes now is of this site. */
    void observe() {
        site.observedBy(
                (Supplier<? extends Change> change) ->
                        assertThat(healing || player.wrote(change)).isTrue(),
                player);
    }

    /** Replays until all that is stored is done, or an event is parked. */
    void replay() {
        observe();
        Position head = site.log.portions().last();
        while (!site.log.position().current().equals(head)
                && site.log.parked().list().isEmpty()) {
            replayer.step();
        }
    }

    /** What became of the events so far. */
    Tally.Count count() {
        return replayer.tally().counts().getOrDefault(ZooCalls.DO.name(), new Tally.Count(0, 0, 0, 0, Duration.ZERO));
    }

    /** Takes a demotion back. */
    void promoteAll() {
        site.log.findings().demotions().list().forEach(demotion -> desk.promote(demotion.name(), "test", ""));
    }

    /** Replays all that is stored; nothing may be parked. */
    Map<String, Tally.Count> replayAll() {
        observe();
        Position head = site.log.portions().last();
        while (!site.log.position().current().equals(head)) {
            replayer.step();
            // one method does everything here: its rows alone would prove little
            promoteAll();
            assertThat(site.log.parked().list()).isEmpty();
        }
        return replayer.tally().counts();
    }
}
