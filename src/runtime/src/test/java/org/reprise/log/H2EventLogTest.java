package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;
import org.reprise.portion.Position;
import org.reprise.reign.Promise;
import org.reprise.reign.ReignConflictException;
import org.reprise.testing.Make;

final class H2EventLogTest extends JdbcEventLogContract {

    H2EventLogTest() {
        super(Make.H2);
    }

    /** The make that says how many rows a statement has looked at. */
    @Test
    void evidenceIsReadByItsKeyHoweverMuchIsKept() {
        ExplainedReads reads = new ExplainedReads(database.dataSource());
        EvidenceStore store = new JdbcEvidenceStore(reads.dataSource(), Compression.DEFLATE);
        for (int i = 0; i < 500; i++) {
            store.keep(10L * i + 1, List.of(new byte[] {1}, new byte[] {2}), Instant.ofEpochMilli(i));
        }

        assertThat(store.between(4_001, 4_010)).containsOnlyKeys(4_001L, 4_002L);
        assertThat(store.of(4_502)).isPresent();
        assertThat(store.forgetBefore(Instant.ofEpochMilli(3))).isEqualTo(3);

        assertThat(reads.rowsLookedAt()).isPositive().isLessThan(50);
    }

    /** Every message tells it. */
    @Test
    void promiseThatIsToldAgainCostsNoRead() {
        ExplainedReads reads = new ExplainedReads(transactions.dataSource());
        EventLog opened = EventLog.over(reads.dataSource(), transactions, Compression.DEFLATE);
        Promise told = new Promise(3, "east", Instant.EPOCH);
        log.reigns().raise(told);
        assertThat(opened.reigns().raise(told)).isFalse();
        long before = reads.rowsLookedAt();
        assertThat(opened.reigns().raise(told)).isFalse();
        assertThat(opened.reigns().raise(Promise.NONE)).isFalse();
        assertThat(reads.rowsLookedAt()).isEqualTo(before);

        // another server of the site has heard of more
        log.reigns().raise(new Promise(5, "west", Instant.EPOCH));
        assertThat(opened.reigns().raise(new Promise(4, "north", Instant.EPOCH)))
                .isFalse();
        assertThatThrownBy(() -> opened.reigns().raise(new Promise(5, "north", Instant.EPOCH)))
                .isInstanceOf(ReignConflictException.class);
    }

    @Test
    void howFarTheLogGoesIsFoundAtAStartWithoutReadingWhatWasReplayed() {
        transactions.run(() -> log.position().advance(Position.START, stored(500), Instant.EPOCH));
        assertThat(lookedAtByAStart(500)).isPositive().isLessThan(30);
    }

    @Test
    void howFarTheLogGoesIsFoundAtAStartWithoutReadingWhatWasSealedHere() {
        Sealer sealer = new Sealer(
                transactions.dataSource(),
                transactions,
                new PortionLimits(1, 100),
                Compression.DEFLATE,
                Clock.systemUTC());
        for (int i = 0; i < 500; i++) {
            transactions.run(() -> log.captured().append(1, new byte[] {1}, CapturedEvents.NO_EVIDENCE));
            sealer.seal();
        }
        assertThat(lookedAtByAStart(500)).isPositive().isLessThan(30);
    }

    /** A site that asks for what is missing between two portions. */
    @Test
    void whatIsReadOfALongLogIsNoMoreThanWasAskedFor() {
        stored(500);
        ExplainedReads reads = new ExplainedReads(transactions.dataSource());
        EventLog opened = EventLog.over(reads.dataSource(), transactions, Compression.DEFLATE);
        assertThat(opened.portions().from(250, 254, Integer.MAX_VALUE)).hasSize(5);
        assertThat(reads.rowsLookedAt()).isPositive().isLessThan(30);
    }

    /** None was replayed behind a hole, so what is thrown away there shows. */
    @Test
    void whatWasThrownAwayBehindTheReplayedEventsIsFoundMissingAtAStart() {
        Position last = stored(20);
        transactions.run(() -> log.position().advance(Position.START, new Position(last.epoch(), 10), Instant.EPOCH));
        log.portions().discard(15, () -> {});
        assertThat(started(EventLog.over(transactions.dataSource(), transactions, Compression.DEFLATE))
                        .seq())
                .isEqualTo(14);
        log.portions().discard(11, () -> {});
        assertThat(started(EventLog.over(transactions.dataSource(), transactions, Compression.DEFLATE))
                        .seq())
                .isEqualTo(10);
    }

    /** Such as of a database that was put together by hand. */
    @Test
    void nothingIsPassedOverWhereTheLogDoesNotBegin() {
        Position last = stored(20);
        transactions.run(() -> log.position().advance(Position.START, last, Instant.EPOCH));
        database.execute("DELETE FROM REPRISE_PORTIONS WHERE FIRST_SEQ = 1");
        assertThat(started(EventLog.over(transactions.dataSource(), transactions, Compression.DEFLATE)))
                .isEqualTo(Position.START);
    }

    private Position stored(int portions) {
        ChainEnd end = ChainEnd.START;
        for (int i = 0; i < portions; i++) {
            Portion next = Portion.seal(end, 1, List.of(new byte[] {1}), Instant.EPOCH, Compression.DEFLATE);
            log.portions().store(next);
            end = next.end();
        }
        return end.position();
    }

    private static Position started(EventLog opened) {
        return opened.portions().contiguousAfter(opened.portions().begin());
    }

    private long lookedAtByAStart(long end) {
        ExplainedReads reads = new ExplainedReads(transactions.dataSource());
        EventLog opened = EventLog.over(reads.dataSource(), transactions, Compression.DEFLATE);
        assertThat(started(opened).seq()).isEqualTo(end);
        return reads.rowsLookedAt();
    }
}
