package org.reprise.role;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.eclipselink.OpenUnit;
import org.reprise.generator.GeneratorAdvance;
import org.reprise.job.JobCancelledException;
import org.reprise.job.Progress;
import org.reprise.job.Work;
import org.reprise.portion.Position;
import org.reprise.replay.Stops;
import org.reprise.seed.RemoteSeed;
import org.reprise.seed.SeedDesk;
import org.reprise.seed.SeedState;
import org.reprise.seed.Seeding;
import org.reprise.transfer.Enquiries;
import org.reprise.transfer.EnquiryRefusedException;
import org.reprise.transfer.UnreachableException;

/**
 * Seeds this secondary with the rows of another site. While a seed is half loaded, failed or refused, or one that the configuration
 * wants has not come yet, the site rests: nothing is asked for or replayed, until it is seeded or an operator decides.
 */
public final class SiteSeeding {
    private static final Logger LOG = Logger.getLogger(SiteSeeding.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long AGAIN_MS = 2000;

    private final SiteParts parts;
    private final Seeding seeding;
    private final Enquiries enquiries;
    private final Secondary secondary;
    private final GeneratorTables generators;
    private final SeedRest rest;

    /** The site that the configuration wants a seed of, while there is none. */
    private volatile String wanted = "";

    public SiteSeeding(SiteParts parts, Enquiries enquiries, Secondary secondary, GeneratorTables generators) {
        this.parts = parts;
        this.seeding = new Seeding(
                parts.container().dataSource(),
                parts.transactions(),
                parts.log(),
                generators::application,
                parts.clock());
        this.enquiries = enquiries;
        this.secondary = secondary;
        this.generators = generators;
        this.rest = new SeedRest(seeding::state, parts.clock());
        secondary.restsBy(rest::why);
    }

    public Optional<SeedState> state() {
        return seeding.state();
    }

    /** Why this site rests, in words for an operator; empty when it does not, or a seed is under way. */
    public String rests() {
        return rest.why();
    }

    /**
     * Lets nothing be asked for or replayed when a seed is not done. To be called before this server leads.
     *
     * @param source the site that the configuration wants a seed of; empty for none
     */
    public void restIfHalf(String source) {
        wanted = source;
        rest.hindered("");
        if (mustRest()) {
            secondary.rest(Stops.Cause.SEED);
            rest.say();
        } else {
            secondary.goOn(Stops.Cause.SEED);
        }
    }

    /** Names of the tables that have rows, in upper case. */
    public Set<String> filled() {
        return seeding.filled();
    }

    private boolean mustRest() {
        return state().map(seed -> seed.state().rests()).orElse(!wanted.isEmpty());
    }

    /** Begins as the configuration says, as soon as that site answers. What is refused is noted, and the site rests. */
    public Work configured(String source, Set<String> replaced) {
        return progress -> {
            try {
                await(source, progress);
                return from(source, replaced).run(progress);
            } catch (JobCancelledException e) {
                rest.hindered("This site rests: its seed of site '" + source + "' was cancelled" + SeedRest.REMEDY);
                throw e;
            } catch (RuntimeException e) {
                refuse(source, String.valueOf(e.getMessage()));
                throw e;
            }
        };
    }

    /**
     * Lets a new site rest whose mapped tables have rows: the log begins at the primary's first event, and nobody has said that these are
     * the rows that the primary had then. One that only observes has rows of its own. To be called before this server leads.
     */
    public void restIfRowsAreThere() {
        String rows = secondary.observes() ? "" : seeding.rows(OpenUnit.entityTables());
        if (!rows.isEmpty()) {
            secondary.rest(Stops.Cause.SEED);
            refuse(
                    parts.settings().primary(),
                    rows
                            + ", and nobody has said that they are those on which the log begins (reprise.seed.needed=false does)");
        }
    }

    /** Notes why the seed that the configuration wants cannot come. Where one is half loaded, that is only hindered. */
    public void refuse(String source, String reason) {
        seeding.refuse(source, reason);
        boolean half =
                state().filter(seed -> seed.state() == SeedState.State.LOADING).isPresent();
        rest.hindered(half ? half(source, reason) : "");
        rest.say();
    }

    private static String half(String source, String reason) {
        return "This site rests: its seed of site '" + source + "' is half loaded: " + reason
                + ". Start it again, or discard it";
    }

    private void await(String source, Progress progress) {
        while (true) {
            progress.stage("waiting for site '" + source + "'", 0, "");
            try {
                RemoteSeed.generators(asked(source));
                rest.hindered("");
                return;
            } catch (UnreachableException | EnquiryRefusedException e) {
                boolean first = rest.why().isEmpty();
                rest.hindered("This site rests, and waits for its seed: " + e.getMessage());
                if (first) {
                    rest.say();
                }
            }
            pause(progress);
        }
    }

    private static void pause(Progress progress) {
        try {
            Thread.sleep(AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.cancel();
        }
        progress.check();
    }

    private UnaryOperator<byte[]> asked(String source) {
        return question -> enquiries.ask(source, SeedDesk.SUBJECT, question, PATIENCE);
    }

    /**
     * Begins, or goes on with what was begun from that site.
     *
     * @param replaced names of tables whose rows go before, in upper case
     */
    public Work from(String source, Set<String> replaced) {
        return progress -> {
            secondary.rest(Stops.Cause.SEED);
            rest.hindered("");
            try {
                Position position = load(source, replaced, progress);
                wanted = "";
                secondary.replayerLoop().evict();
                return "Seeded from '" + source + "': this site is at " + position + ", and the log follows from there";
            } catch (RuntimeException e) {
                state().filter(seed -> seed.state() == SeedState.State.LOADING)
                        .ifPresent(seed -> rest.hindered(half(source, String.valueOf(e.getMessage()))));
                throw e;
            } finally {
                goOnUnlessHalf();
            }
        };
    }

    private Position load(String source, Set<String> replaced, Progress progress) {
        UnaryOperator<byte[]> asked = asked(source);
        generators.learn(RemoteSeed.generators(asked));
        RemoteSeed seed = state().filter(half ->
                        half.state() == SeedState.State.LOADING && half.source().equals(source))
                .map(half -> new RemoteSeed(asked, half.id()))
                .orElseGet(() -> stage(source, replaced, asked, progress));
        Position position = seeding.run(seed, replaced, GeneratorAdvance::advance, progress);
        taken(seed);
        return position;
    }

    private RemoteSeed stage(String source, Set<String> replaced, UnaryOperator<byte[]> asked, Progress progress) {
        seeding.checkUnused(replaced);
        return RemoteSeed.stage(source, asked, progress);
    }

    private static void taken(RemoteSeed seed) {
        try {
            seed.taken();
        } catch (UnreachableException | EnquiryRefusedException e) {
            LOG.log(Level.FINE, e, () -> "The source takes its files away by itself later");
        }
    }

    /** Takes away the rows of a seed that is half loaded or failed. The site rests until another comes, or an operator decides. */
    public Work discard() {
        return progress -> {
            secondary.rest(Stops.Cause.SEED);
            rest.hindered("");
            Optional<SeedState> begun = state();
            try {
                seeding.discard(progress);
                begun.ifPresent(seed -> taken(new RemoteSeed(asked(seed.source()), seed.id())));
                return "The seed is discarded; the application's tables are empty, and this site waits for a seed";
            } finally {
                rest.hindered("");
                goOnUnlessHalf();
            }
        };
    }

    /**
     * Lets the site go on with the rows that it has.
     *
     * @throws IllegalStateException when it does not wait for a seed
     */
    public void decline(String reason) {
        Optional<SeedState> state = state();
        if (state.isPresent() ? state.get().state() != SeedState.State.REFUSED : wanted.isEmpty()) {
            throw new IllegalStateException("This site does not wait for a seed"
                    + state.filter(seed -> seed.state().rests())
                            .map(seed -> seed.state() == SeedState.State.AGAIN
                                    ? ": its rows are of a log that is no more, so it must be seeded"
                                    : ": one is half loaded or failed; discard it first")
                            .orElse(""));
        }
        seeding.decline(state.map(SeedState::source).orElse(wanted), reason);
        wanted = "";
        rest.hindered("");
        secondary.goOn(Stops.Cause.SEED);
    }

    /** Portions came some other way. */
    public void look() {
        secondary.look();
    }

    private void goOnUnlessHalf() {
        if (!mustRest()) {
            secondary.goOn(Stops.Cause.SEED);
        }
    }
}
