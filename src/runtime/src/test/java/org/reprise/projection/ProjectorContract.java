package org.reprise.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.api.ReplicatedEvent;
import org.reprise.event.Barrier;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.ForwardingPortions;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.replay.ToldEvent;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** One contract for the projection's database of every make; its observer writes the seqs of the events that it sees. */
abstract class ProjectorContract {
    private final Make make;
    private final EventLog log = InMemoryEventLog.create();
    private ChainEnd end = ChainEnd.START;
    private Position limit = Position.START;
    private TestDatabase database;
    private LocalTransactions transactions;
    private boolean failing;
    private long epoch = 1;
    private Projector projector;

    ProjectorContract(Make make) {
        this.make = make;
    }

    private final class Writing implements Projector.Observers {
        @Override
        public void tell(String projection, ReplicatedEvent event) {
            execute("INSERT INTO SEEN VALUES (" + event.seq() + ")");
            if (failing && event.seq() == 5) {
                throw new IllegalStateException("the portal's disk is full");
            }
        }

        @Override
        public void clear(String projection) {
            execute("DELETE FROM SEEN");
        }
    }

    @BeforeEach
    void start() {
        database = make.fresh();
        database.execute("CREATE TABLE SEEN (SEQ BIGINT NOT NULL PRIMARY KEY)");
        transactions = new LocalTransactions(database);
        projector = again();
    }

    @AfterEach
    void stop() {
        transactions.close();
    }

    /** As after a restart. */
    private Projector again() {
        return over(log.portions());
    }

    private Projector over(PortionStore portions) {
        return new Projector(
                "portal",
                transactions.dataSource(),
                transactions,
                portions,
                new Projector.Audience(new Writing(), ToldEvent::of, () -> limit));
    }

    private void sealedBarrier() {
        seal(List.of(EventJson.encode(Event.barrier(Instant.EPOCH, new Barrier("west", "olga", "")))));
    }

    private void sealed(int events) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            Call call = new Call("shop.buy", 1, "[]", null, List.of());
            bodies.add(EventJson.encode(new Event(Instant.EPOCH, List.of(call))));
        }
        seal(bodies);
    }

    private void seal(List<byte[]> bodies) {
        Portion portion = Portion.seal(end, epoch, bodies, Instant.EPOCH, Compression.best());
        end = portion.end();
        log.portions().store(portion);
    }

    private void execute(String sql) {
        try (var connection = transactions.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long seen() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM SEEN")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eventsAreToldUpToTheLimitAndOnce() {
        assertThat(projector.step()).isPositive();
        sealed(4);
        sealed(3);
        limit = new Position(1, 6);
        assertThat(projector.step()).isEqualTo(Duration.ZERO);
        assertThat(seen()).isEqualTo(4);
        projector.step();
        assertThat(seen()).isEqualTo(6);
        assertThat(projector.step()).isPositive();
        limit = new Position(1, 7);
        projector = again();
        projector.step();
        assertThat(seen()).isEqualTo(7);
        assertThat(projector.reached()).isEqualTo(new Position(1, 7));
    }

    @Test
    void aBarrierIsNotToldAndPassed() {
        sealedBarrier();
        sealed(1);
        limit = new Position(1, 2);
        projector.step();
        projector.step();
        assertThat(seen()).isEqualTo(1);
        assertThat(projector.reached()).isEqualTo(limit);
    }

    @Test
    void observerThatThrowsHasTheSameEventsAgainAndNothingTwice() {
        sealed(7);
        limit = new Position(1, 7);
        failing = true;
        assertThatThrownBy(projector::step).hasMessageContaining("disk is full");
        assertThat(seen()).isZero();
        failing = false;
        projector.step();
        assertThat(seen()).isEqualTo(7);
    }

    @Test
    void rebuildingBeginsWithTheFirstEvent() {
        sealed(4);
        limit = new Position(1, 4);
        projector.step();
        execute("DELETE FROM SEEN WHERE SEQ = 2");
        projector.rebuild();
        assertThat(seen()).isZero();
        projector.step();
        assertThat(seen()).isEqualTo(4);
    }

    @Test
    void howFarItIsIsKnownWhileItsDatabaseIsDown() {
        ToldSeqs told = new ToldSeqs(log.settings(), InMemoryEventLog.DIRECT);
        sealed(4);
        limit = new Position(1, 4);
        assertThat(told.of(projector)).isZero();
        projector.step();
        assertThat(told.of(projector)).isEqualTo(4);
        assertThat(told.of(again())).as("it has not answered since the start").isEqualTo(4);
        projector.rebuild();
        assertThat(told.of(projector)).isZero();
        assertThat(told.of(again())).isZero();
    }

    /** What it was told went to quarantine, and the log goes on otherwise: it says so, and builds nothing on it. */
    @Test
    void whatWasTakenBackIsSaidAndARebuildMendsIt() {
        sealed(2);
        ChainEnd fork = end;
        sealed(3);
        limit = end.position();
        projector.step();
        projector.step();
        log.portions().cutBehind(2);
        limit = fork.position();

        assertThatThrownBy(() -> projector.step())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("up to 1:5")
                .hasMessageContaining("rebuild it");

        end = fork;
        epoch = 2;
        sealed(4);
        limit = end.position();
        assertThatThrownBy(() -> projector.step()).hasMessageContaining("rebuild it");
        assertThatThrownBy(() -> again().step()).hasMessageContaining("rebuild it");

        projector.rebuild();
        projector.step();
        projector.step();
        assertThat(projector.reached()).isEqualTo(new Position(2, 6));
        assertThat(seen()).isEqualTo(6);
    }

    @Test
    void logThatDoesNotBeginWithItsFirstEventIsRefused() {
        List<byte[]> bodies = List.of(new byte[] {1});
        Portion first = Portion.seal(ChainEnd.START, 1, bodies, Instant.EPOCH, Compression.best());
        log.portions().store(Portion.seal(first.end(), 1, bodies, Instant.EPOCH, Compression.best()));
        limit = new Position(1, 2);
        assertThatThrownBy(projector::rebuild).hasMessageContaining("does not begin with its first event");
        assertThatThrownBy(projector::step).hasMessageContaining("has no event 1");
    }

    /** Its rows came anew with a seed, and what it had of the log stayed: it would have been emptied, and stood there for ever. */
    @Test
    void logWithASeedBehindItsFirstEventsIsRefusedAndWhatWasBuiltStays() {
        sealed(4);
        limit = end.position();
        projector.step();
        PortionStore seeded = new ForwardingPortions(log.portions()) {
            @Override
            public Position begin() {
                return new Position(1, 9);
            }
        };

        assertThatThrownBy(over(seeded)::rebuild).hasMessageContaining("event 5 is not here");
        assertThat(seen()).isEqualTo(4);
    }
}
