package org.reprise.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.ack.AckFigures;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.settings.MapConfig;
import org.reprise.settings.SiteSettings;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.transfer.UpstreamWord;

/** Nobody is told that a site is not behind when the site does not know. */
class FiguresSamplerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final SiteSettings settings = MapConfig.settings("west", "east");
    private final Sources sources = new Sources();
    private EventLog log;
    private FiguresSampler sampler;

    @BeforeEach
    void open() {
        TestDatabase database = Make.H2.fresh();
        ShippedTables.create(database.dataSource());
        LocalTransactions transactions = new LocalTransactions(database);
        log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
        sampler = new FiguresSampler(settings, log, sources, clock);
    }

    @Test
    void lagIsUnknownBeforeAnybodyHasSpoken() {
        assertLag(null, null);
        clock.advance(Duration.ofHours(1));
        assertLag(null, null);
    }

    @Test
    void lagIsWhatTheUpstreamSaysAsLongAsItSpeaks() {
        sources.word = new UpstreamWord("east", new Position(1, 7), clock.instant());
        assertLag(7L, 0.0);
        clock.advance(Duration.ofSeconds(3));
        assertLag(7L, 3.0);
        sources.word = new UpstreamWord("east", Position.START, clock.instant());
        assertLag(0L, 0.0);
    }

    @Test
    void lagIsUnknownOnceTheUpstreamIsSilentAndKnownWhenItSpeaksAgain() {
        sources.word = new UpstreamWord("east", Position.START, clock.instant());
        clock.advance(settings.silence());
        assertLag(0L, 0.0);
        clock.advance(Duration.ofMillis(1));
        assertLag(null, null);
        sources.word = new UpstreamWord("east", Position.START, clock.instant());
        assertLag(0L, 0.0);
    }

    @Test
    void primaryIsNeverBehind() {
        SiteFigures figures = new FiguresSampler(MapConfig.settings("east", "east"), log, sources, clock).newest();
        assertThat(figures.lagKnown()).isTrue();
        assertThat(figures.lagEvents()).isZero();
    }

    /** It asked here before the last change of primary, and gets what it lacks elsewhere now: it may even be primary. */
    @Test
    void howFarASiteIsThatAskedBeforeTheLastChangeIsUnknown() {
        sources.word = new UpstreamWord("east", new Position(1, 7), clock.instant());
        sources.downstream =
                List.of(new DownstreamFigures("east", 1, clock.instant(), false, "", BehindFigures.UNKNOWN));
        assertThat(sampler.newest().downstream().get(0).behind().events()).isEqualTo(6);
        clock.advance(Duration.ofSeconds(1));
        FiguresSampler opened = new FiguresSampler(settings, log, sources, clock);
        assertThat(opened.newest().downstream().get(0).behind().words()).isEqualTo("unknown");
        sources.downstream =
                List.of(new DownstreamFigures("east", 1, clock.instant(), false, "", BehindFigures.UNKNOWN));
        assertThat(opened.newest().downstream().get(0).behind().events()).isEqualTo(6);
    }

    @Test
    void siteThatRestsIsNotReady() {
        assertThat(sampler.newest().ready()).isTrue();
        sources.rests = "This site rests: it has no seed";
        assertThat(sampler.newest().ready()).isFalse();
    }

    @Test
    void whatASiteHasNotGotIsSaidByNameAndUnknownOnceItIsSilent() {
        log.portions().store(Events.portion(ChainEnd.START, "network.pass", "network.pass", "network.accept"));
        FiguresSampler primary = new FiguresSampler(MapConfig.settings("east", "east"), log, sources, clock);
        sources.downstream = List.of(
                new DownstreamFigures("west", 1, clock.instant(), false, "", BehindFigures.UNKNOWN),
                new DownstreamFigures("north", 0, clock.instant(), true, "too far", BehindFigures.UNKNOWN));
        List<DownstreamFigures> said = primary.newest().downstream();
        assertThat(said.get(0).behind().words()).isEqualTo("1 network.accept and 1 network.pass");
        assertThat(said.get(1).behind().words()).isEqualTo("unknown");
        assertThat(primary.newest().behind()).isEqualTo(BehindFigures.NOTHING);

        clock.advance(Duration.ofMinutes(2));
        assertThat(primary.newest().downstream().get(0).behind().words()).isEqualTo("unknown");
    }

    @Test
    void moreThatHindersASiteChangesNothingElse() {
        sources.acks = new AckFigures("1", 5, 2, 7, true);
        SiteFigures figures = new FiguresSampler(MapConfig.settings("east", "east"), log, sources, clock).newest();
        SiteFigures more = figures.besides("a check fell");
        assertThat(more.trouble()).isEqualTo("a check fell");
        assertThat(more.acks()).isEqualTo(sources.acks);
        assertThat(more.behind()).isEqualTo(BehindFigures.NOTHING);
        assertThat(more.stale("it stops").acks()).isEqualTo(sources.acks);
    }

    /** What it has not got it does not know by name. */
    @Test
    void secondarySaysWhatItHasNotReplayed() {
        log.portions().store(Events.portion(ChainEnd.START, "network.pass", "network.pass", "network.accept"));
        assertThat(sampler.newest().behind().words()).isEqualTo("unknown");
        sources.word = new UpstreamWord("east", new Position(1, 7), clock.instant());
        assertThat(sampler.newest().behind().words()).isEqualTo("2 network.pass, 1 network.accept and 4 more");
    }

    private void assertLag(Long events, Double seconds) {
        SiteFigures figures = sampler.newest();
        assertThat(figures.lagKnown()).isEqualTo(events != null);
        assertThat(figures.lagEvents()).isEqualTo(events);
        assertThat(figures.lagSeconds()).isEqualTo(seconds);
    }

    @Test
    void quarantinedEventsAreCountedEveryFewSeconds() {
        sources.quarantined = 3;
        assertThat(sampler.newest().quarantined()).isEqualTo(3);
        sources.quarantined = 2;
        assertThat(sampler.newest().quarantined()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(5));
        SiteFigures figures = sampler.newest();
        assertThat(figures.quarantined()).isEqualTo(2);
        assertThat(figures.besides("a check fell").stale("it stops").quarantined())
                .isEqualTo(2);
    }

    private static final class Sources extends QuietSources {
        private UpstreamWord word = UpstreamWord.NONE;
        private String rests = "";
        private AckFigures acks = AckFigures.LOCAL;
        private long quarantined;
        private List<DownstreamFigures> downstream = List.of();

        @Override
        public UpstreamWord word() {
            return word;
        }

        @Override
        public List<DownstreamFigures> downstream() {
            return downstream;
        }

        @Override
        public AckFigures acks() {
            return acks;
        }

        @Override
        public long quarantined() {
            return quarantined;
        }

        @Override
        public String rests() {
            return rests;
        }
    }
}
