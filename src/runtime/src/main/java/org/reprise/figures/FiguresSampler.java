package org.reprise.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.AckFigures;
import org.reprise.cluster.ServerFigures;
import org.reprise.finding.KnownDifferences;
import org.reprise.job.Loop;
import org.reprise.log.EventLog;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.UpstreamWord;

/** Takes a site's figures twice a second, so that whoever asks for them waits for nothing. */
public final class FiguresSampler {
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** Of a site that has said nothing for so long, nobody knows how far it is; that it said nothing new is noted every half a minute. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** What changes only when a site comes back, or by an operator, is counted no more often than that. */
    private static final Duration RECOUNT = Duration.ofSeconds(5);

    /** What the sampler cannot find in the log itself. */
    public interface Sources {
        Counters counters();

        List<QueueFigures> queues();

        /** Of a secondary. */
        SiteFigures.Following following();

        /** The newest from the upstreams, by whatever server of the site. */
        UpstreamWord word();

        List<ServerFigures> servers();

        /** The sites that have asked this one. */
        List<DownstreamFigures> downstream();

        /** What calls wait for, and what is stable. */
        AckFigures acks();

        /** How many quarantined events wait for an operator. Reads the database. */
        long quarantined();

        /** Why it asks for nothing and replays nothing until an operator acts; empty when it does its work. */
        String rests();

        /** What hinders the site now; empty when nothing does. */
        String trouble();
    }

    private final SiteSettings settings;
    private final EventLog log;
    private final Sources sources;
    private final Clock clock;
    private final BehindCounter counter;
    private final KnownDifferences known;
    private final Instant opened;
    private final Loop loop = new Loop("figures", this::step);
    private @Nullable Instant behindSince;
    private Instant recount = Instant.MIN;
    private long quarantined;
    private List<String> differs = List.of();
    private volatile @Nullable SiteFigures newest;

    public FiguresSampler(SiteSettings settings, EventLog log, Sources sources, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.sources = sources;
        this.clock = clock;
        this.opened = clock.instant();
        this.counter = new BehindCounter(log.portions());
        this.known = new KnownDifferences(log.audit());
    }

    public Loop loop() {
        return loop;
    }

    /** The newest figures; not ready while the log cannot be read. */
    public SiteFigures newest() {
        SiteFigures sampled = newest;
        if (sampled == null) {
            return sample();
        }
        return loop.trouble().isEmpty() ? sampled : sampled.stale(loop.trouble());
    }

    private Duration step() {
        newest = sample();
        return PERIOD;
    }

    private SiteFigures sample() {
        Instant now = clock.instant();
        boolean primary = settings.role() == Role.PRIMARY;
        Position last = log.portions().last();
        Position head = primary ? last : later(last, sources.word().head());
        Position replayed = primary ? last : log.position().current();
        Position stored = primary ? last : log.portions().contiguousAfter(replayed);
        double seconds = lagSeconds(now, head, replayed);
        SiteFigures.Lag lag =
                primary || hearsUpstream(now) ? new SiteFigures.Lag(head.seq() - replayed.seq(), seconds) : null;
        counter.look();
        recount(now, primary);
        BehindFigures behind =
                lag == null ? BehindFigures.UNKNOWN : counter.of(replayed.seq(), stored.seq(), head.seq());
        return SiteFigures.of(
                new SiteFigures.Self(settings.name(), settings.role().at(sources.rests()), settings.primary()),
                new SiteFigures.State(sources.rests().isEmpty(), sources.trouble(), differs),
                new SiteFigures.Reach(head, stored, replayed, lag, behind, sources.acks()),
                new SiteFigures.Work(
                        sources.counters(), sources.queues(), log.parked().count(), quarantined),
                new SiteFigures.Others(
                        primary ? SiteFigures.Following.NOBODY : sources.following(),
                        downstream(now, stored.seq(), head.seq()),
                        sources.servers()),
                now);
    }

    private void recount(Instant now, boolean primary) {
        if (!now.isBefore(recount)) {
            quarantined = sources.quarantined();
            differs = primary ? List.of() : known.words(log.position().lacking());
            recount = now.plus(RECOUNT);
        }
    }

    private List<DownstreamFigures> downstream(Instant now, long here, long head) {
        return sources.downstream().stream()
                .map(each -> isKnown(each, now) ? each.behind(counter.of(each.has(), here, head)) : each)
                .toList();
    }

    /** Who asked before this site opened may ask elsewhere since: a change of primary opens it anew. */
    private boolean isKnown(DownstreamFigures each, Instant now) {
        return !each.needsSeeding()
                && !each.heardAt().isBefore(opened)
                && !each.heardAt().plus(SILENCE).isBefore(now);
    }

    private double lagSeconds(Instant now, Position head, Position replayed) {
        if (head.seq() > replayed.seq()) {
            Optional<Portion> next = log.portions().at(replayed.seq() + 1);
            if (behindSince == null) {
                behindSince = now;
            }
            return seconds(next.map(Portion::sealedAt).orElse(behindSince), now);
        }
        behindSince = null;
        return 0;
    }

    /** Who hears nothing does not know how far the others are. */
    private boolean hearsUpstream(Instant now) {
        UpstreamWord word = sources.word();
        return !word.equals(UpstreamWord.NONE)
                && !word.heardAt().plus(settings.silence()).isBefore(now);
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }

    private static Position later(Position a, Position b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
