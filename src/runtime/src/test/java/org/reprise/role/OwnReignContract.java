package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.TestClock;
import org.reprise.archive.PortionArchive;
import org.reprise.event.EventJson;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.job.Progress;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;
import org.reprise.portion.Position;
import org.reprise.quarantine.Decision;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.quarantine.Quarantined;
import org.reprise.reign.FencedException;
import org.reprise.reign.Following;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.Reigns;
import org.reprise.settings.GivenConfig;
import org.reprise.settings.Role;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Two sites' databases through reigns of both, on each make. */
abstract class OwnReignContract {
    private static final Instant NOW = Instant.ofEpochMilli(1_764_000_000_000L);

    private final SiteDouble east;
    private final SiteDouble west;

    OwnReignContract(Make make) {
        this.east = new SiteDouble(make, "east");
        this.west = new SiteDouble(make, "west");
    }

    /** A site's database, and the log in it. */
    private static final class SiteDouble implements AutoCloseable {
        final LocalTransactions transactions;
        final TestClock clock = new TestClock(NOW);
        final EventLog log;
        final Sealer sealer;
        final String name;
        String archive = "";
        OwnReign reign;

        SiteDouble(Make make, String name) {
            TestDatabase database = make.fresh();
            this.name = name;
            this.transactions = new LocalTransactions(database);
            ShippedTables.create(transactions.dataSource());
            this.log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            this.sealer = new Sealer(
                    transactions.dataSource(), transactions, PortionLimits.DEFAULT, Compression.best(), clock);
            this.reign = restarted("east");
        }

        /** As after a restart with this configuration. */
        OwnReign restarted(String primary) {
            GivenConfig config = new GivenConfig(
                    archive.isEmpty()
                            ? Map.of("reprise.site", name, "reprise.primary", primary)
                            : Map.of("reprise.site", name, "reprise.primary", primary, "reprise.archive", archive));
            Container container = new Container(transactions.dataSource(), transactions, null, null, null);
            reign = new OwnReign(new SiteConfiguration(config).read(), container, clock);
            return reign;
        }

        void commit(long epoch, int events) {
            for (int i = 0; i < events; i++) {
                byte[] body = ("event " + i).getBytes(StandardCharsets.UTF_8);
                transactions.run(() -> log.captured().append(epoch, body));
            }
        }

        void seal() {
            while (sealer.seal().isPresent()) {
                // the next
            }
        }

        /** Stores and replays all that the other one has. */
        void follow(SiteDouble other) {
            Position from = log.position().current();
            List<Portion> portions = other.log.portions().from(from.seq() + 1, 1 << 20);
            log.portions().storeAll(portions, other.log.portions().last());
            transactions.run(
                    () -> log.position().advance(from, other.log.portions().last(), NOW));
        }

        Reign take(long epoch) {
            Reign next = new Reign(epoch, reign.end(), name, NOW, "olga", "why not");
            assertThat(log.reigns().take(log.reigns().promise(), next)).isTrue();
            return next;
        }

        void opens(Role role) {
            assertThat(reign.standing().role())
                    .as(name + ": " + reign.standing())
                    .isEqualTo(role);
            reign.settle(reign.standing());
        }

        @Override
        public void close() {
            transactions.close();
        }
    }

    @AfterEach
    void close() {
        east.close();
        west.close();
    }

    /** East has three events, and west has them too. */
    private void eastReigns() {
        east.opens(Role.PRIMARY);
        assertThat(east.reign.hasBegun()).isTrue();
        assertThat(east.restarted("east").standing().role()).isEqualTo(Role.PRIMARY);
        assertThat(east.reign.hasBegun()).as("after a restart").isFalse();
        east.commit(1, 3);
        east.seal();
        west.opens(Role.SECONDARY);
        west.follow(east);
    }

    private void westTakesOver() {
        eastReigns();
        west.log.reigns().learn(east.log.reigns().reigns());
        Reign second = west.take(2);
        assertThat(east.log.reigns().raise(second.promise(NOW))).isTrue();
    }

    @Test
    void aReignBeginsWithItsBarrierRightBehindTheLogOfTheOneBefore() {
        westTakesOver();
        west.opens(Role.PRIMARY);
        assertThat(west.reign.standing().epoch()).isEqualTo(2);
        Portion barrier = west.log.portions().at(4).orElseThrow();
        assertThat(barrier.end().position()).isEqualTo(new Position(2, 4));
        assertThat(barrier.follows(east.log.portions().at(3).orElseThrow())).isTrue();
        assertThat(EventJson.decode(barrier.bodies().get(0)).barrier().primary())
                .isEqualTo("west");

        west.opens(Role.PRIMARY);
        west.commit(2, 2);
        west.seal();
        assertThat(west.log.portions().last()).isEqualTo(new Position(2, 6));
        assertThat(LongStream.rangeClosed(1, 6)
                        .allMatch(seq -> west.log.portions().at(seq).isPresent()))
                .isTrue();
    }

    /** By an operator's command, where the new primary is gone for good; if it comes back it is the one that has gone another way. */
    @Test
    void aFormerPrimaryReignsAgainWithTheEventsThatOnlyItHas() {
        eastReigns();
        east.commit(1, 1);
        east.seal();
        west.log.reigns().learn(east.log.reigns().reigns());
        Reign second = west.take(2);
        west.opens(Role.PRIMARY);
        east.log.reigns().raise(second.promise(NOW));
        east.log.reigns().learn(west.log.reigns().reigns());
        east.opens(Role.NOBODY);

        Reign third = east.take(65);
        east.opens(Role.PRIMARY);
        assertThat(third.before().position()).isEqualTo(new Position(1, 4));
        assertThat(east.log.portions().last()).isEqualTo(new Position(65, 5));

        west.log.reigns().raise(third.promise(NOW));
        west.log.reigns().learn(east.log.reigns().reigns());
        west.opens(Role.NOBODY);
        assertThat(west.reign.standing().rests()).contains("they part behind 1:3");
    }

    /** A third site was to be promoted meanwhile, and that came to nothing. */
    @Test
    void whoHasEventsThatAReignHasNotFollowsNobodyWhateverItHasPromisedSince() {
        eastReigns();
        east.commit(1, 1);
        west.log.reigns().learn(east.log.reigns().reigns());
        Reign second = west.take(2);
        east.log.reigns().raise(second.promise(NOW));
        east.log.reigns().learn(west.log.reigns().reigns());
        east.opens(Role.NOBODY);
        assertThat(east.log.reigns().raise(new Promise(67, "south", NOW))).isTrue();
        east.opens(Role.NOBODY);
        assertThat(east.reign.standing().primary()).isEqualTo("south");
        assertThat(east.reign.standing().rests()).contains("promote another one, as events are here that west has not");

        Reign third =
                new Reign(67, new ChainEnd(new Position(1, 3), west.reign.end().hash()), "south", NOW, "", "");
        east.log.reigns().learn(Reigns.of(List.of(third)));
        east.opens(Role.NOBODY);
        assertThat(east.reign.standing().rests()).contains("they part behind 1:3");
    }

    /** Rule 5. Who is to be promoted instead asks how far this site is, and would pass over what is in no portion. */
    @Test
    void whatANobodyHadCommittedIsInItsLogWhenItIsAskedHowFarThatGoes() {
        eastReigns();
        east.commit(1, 2);
        assertThat(east.log.reigns().raise(new Promise(66, "west", NOW))).isTrue();
        east.opens(Role.NOBODY);
        assertThat(east.reign.end().position()).isEqualTo(new Position(1, 5));
        assertThat(east.reign.reached()).isEqualTo(new Position(1, 5));
        assertThat(east.log.captured().count()).isZero();
    }

    /** Rule 5. It was killed, has just been started again, and has not sealed yet what it had committed. */
    @Test
    void whatAPrimaryHadCommittedIsInItsLogWhenACandidateHasItsPromise() {
        eastReigns();
        east.commit(1, 2);
        Promise asked = new Promise(66, "west", NOW);
        assertThat(east.restarted("east").yieldsTo(asked)).isTrue();
        assertThat(east.reign.end().position()).isEqualTo(new Position(1, 5));
        assertThat(east.log.captured().count()).isZero();

        assertThat(east.reign.yieldsTo(asked)).as("asked again").isTrue();
        assertThat(east.reign.yieldsTo(new Promise(65, "north", NOW))).isFalse();
    }

    /** Its server still ends what it was when a candidate asks. */
    @Test
    void aReignIsOverWhereThatOfAnotherSiteHasBegunAndNotWhereItIsOnlyPromised() {
        eastReigns();
        assertThat(east.reign.isOver()).isFalse();
        east.log.reigns().raise(new Promise(66, "west", NOW));
        assertThat(east.reign.isOver()).isFalse();
        west.log.reigns().learn(east.log.reigns().reigns());
        west.log.reigns().raise(new Promise(1, "east", NOW));
        west.follow(east);
        west.take(66);
        east.log.reigns().learn(west.log.reigns().reigns());
        assertThat(east.reign.isOver()).isTrue();
    }

    /** What it cannot hand on is not waited for by who would be promoted. */
    @Test
    void aSiteThatTakesSomeEventsOnlyKnowsUpToWhereItsLogIsNotWhole() {
        ChainEnd end = ChainEnd.START;
        for (int i = 0; i < 4; i++) {
            Portion whole = Portion.seal(end, 1, List.of(new byte[] {1}, new byte[] {2}), NOW, Compression.DEFLATE);
            west.log.portions().store(i == 1 ? whole.condensed(body -> body[0] == 2, Set.of(), 0) : whole);
            end = whole.end();
        }
        assertThat(west.reign.leftOut(end)).isEqualTo(4);
        assertThat(west.reign.leftOut(west.log.portions().at(2).orElseThrow().end()))
                .isZero();

        west.transactions.run(() -> west.log.position().lacks(8));
        assertThat(west.reign.leftOut(end))
                .as("the rows of what it is only told of are not here, and its log is whole all the same")
                .isEqualTo(4);
    }

    /** It was cut off for longer than its retention. */
    @Test
    void whatRetentionHasRemovedOfATailGoesToQuarantineFromTheArchive(@TempDir Path archive) {
        east.archive = archive.toString();
        eastReigns();
        Position fork = east.log.portions().last();
        east.commit(1, 1);
        east.seal();
        east.commit(1, 1);
        east.seal();
        Position last = east.log.portions().last();
        new PortionArchive(archive).archive(east.log.portions(), last.seq(), new Progress(east.clock));
        east.log.portions().removeUpTo(last.seq());
        west.log.reigns().learn(east.log.reigns().reigns());
        Reign second = west.take(2);
        east.log.reigns().raise(second.promise(NOW));
        east.log.reigns().learn(west.log.reigns().reigns());
        OwnReign back = east.restarted("east");

        Lineage ofWest = new Lineage(new Position(2, second.first()), second.promise(NOW));
        Following following = back.home().compare(back.end(), 0, ofWest, null);
        assertThat(following.act()).isEqualTo(Following.Act.SEED);
        assertThat(following.common()).isEqualTo(fork);
        back.home().empty(following, "anna", "it is back", () -> {});

        assertThat(new QuarantineStore(east.transactions.dataSource())
                        .list(EnumSet.allOf(Decision.State.class), Position.START, 9))
                .extracting(Quarantined::position)
                .containsExactly(new Position(1, 4), new Position(1, 5));
        assertThat(east.log.portions().begin()).as("of the log that comes").isEqualTo(Position.START);
        back.settle(back.standing());
        assertThat(new PortionArchive(archive).at(4)).as("set aside").isEmpty();
        assertThat(new PortionArchive(archive).at(3)).isPresent();
    }

    @Test
    void theOldPrimaryCommitsNothingMoreIsNobodyAndFollowsOnceItKnowsWhereTheReignBegins() {
        westTakesOver();
        assertThatThrownBy(() -> east.commit(1, 1)).isInstanceOf(FencedException.class);
        assertThat(east.reign.standing().role()).isEqualTo(Role.NOBODY);
        assertThat(east.reign.standing().primary()).isEqualTo("west");
        assertThat(east.reign.standing().rests()).contains("does not know yet", "failover --to east");
        assertThat(east.restarted("east").standing().role())
                .as("a restart promotes nobody")
                .isEqualTo(Role.NOBODY);

        west.opens(Role.PRIMARY);
        west.commit(2, 2);
        west.seal();
        east.log.reigns().learn(west.log.reigns().reigns());
        east.opens(Role.SECONDARY);
        assertThat(east.log.position().current()).isEqualTo(new Position(1, 3));
        east.follow(west);
        assertThat(east.reign.end()).isEqualTo(west.reign.end());
        assertThat(east.restarted("east").standing().primary()).isEqualTo("west");
    }

    @Test
    void eastReignsAgainAndNumbersOnBehindWhatWestCommitted() {
        westTakesOver();
        west.opens(Role.PRIMARY);
        west.commit(2, 2);
        west.seal();
        east.log.reigns().learn(west.log.reigns().reigns());
        east.opens(Role.SECONDARY);
        east.follow(west);

        Reign third = east.take(65);
        west.log.reigns().raise(third.promise(NOW));
        west.log.reigns().learn(east.log.reigns().reigns());
        east.opens(Role.PRIMARY);
        west.opens(Role.SECONDARY);
        east.commit(65, 1);
        east.seal();
        assertThat(east.log.portions().last()).isEqualTo(new Position(65, 8));
        west.follow(east);
        assertThat(west.reign.end()).isEqualTo(east.reign.end());
        assertThat(east.log.reigns().reigns().lineage())
                .extracting(Reign::epoch)
                .containsExactly(1L, 2L, 65L);
    }

    @Test
    void whoHasEventsThatTheNewPrimaryHasNotIsNobodyAndSaysSo() {
        eastReigns();
        east.commit(1, 1);
        west.log.reigns().learn(east.log.reigns().reigns());
        Reign second = west.take(2);
        east.log.reigns().raise(second.promise(NOW));
        east.log.reigns().learn(west.log.reigns().reigns());
        assertThat(east.reign.standing().rests()).contains("1 events were committed here that west has not");

        east.seal();
        assertThat(east.reign.standing().role()).isEqualTo(Role.NOBODY);
        assertThat(east.reign.standing().rests()).contains("they part behind 1:3");
        east.opens(Role.NOBODY);
        assertThat(east.reign.reached()).isEqualTo(new Position(1, 4));
    }

    @Test
    void anEndThatWasTakenByACrashBeforeTheBarrierIsFinishedAtTheNextStart() {
        westTakesOver();
        west.restarted("east");
        assertThat(west.log.portions().at(4)).isEmpty();
        west.opens(Role.PRIMARY);
        assertThat(west.log.portions().at(4)).isPresent();
        assertThat(west.reign.end().position()).isEqualTo(new Position(2, 4));
    }

    @Test
    void anotherPrimaryByConfigurationIsNoPromotion() {
        eastReigns();
        assertThat(east.restarted("west").standing().role()).isEqualTo(Role.PRIMARY);
        west.log.reigns().learn(east.log.reigns().reigns());
        assertThat(west.restarted("west").standing().role()).isEqualTo(Role.SECONDARY);
    }

    @Test
    void aDatabaseThatContradictsTheConfigurationAndKnowsOfNoReignIsRefused() {
        west.log.portions().store(Portion.seal(ChainEnd.START, 1, List.of(new byte[] {1}), NOW, Compression.best()));
        west.transactions.run(() -> west.log.position().advance(Position.START, new Position(1, 1), NOW));
        OwnReign reign = west.restarted("west");
        assertThatThrownBy(reign::standing)
                .isInstanceOf(SiteNotOpenException.class)
                .hasMessageContaining("REPR0002E");
    }
}
