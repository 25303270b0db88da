package org.reprise.role;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.reprise.eclipselink.GeneratorAdvance;
import org.reprise.job.Progress;
import org.reprise.job.Work;
import org.reprise.portion.Position;
import org.reprise.seed.RemoteSeed;
import org.reprise.seed.SeedDesk;
import org.reprise.seed.SeedState;
import org.reprise.seed.Seeding;
import org.reprise.transfer.Enquiries;

/** Seeds this secondary with the rows of another site. While a seed is half loaded or failed, nothing is asked for or replayed. */
public final class SiteSeeding {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Seeding seeding;
    private final Enquiries enquiries;
    private final Secondary secondary;
    private final GeneratorTables generators;

    public SiteSeeding(SiteParts parts, Enquiries enquiries, Secondary secondary, GeneratorTables generators) {
        this.seeding = new Seeding(
                parts.container().dataSource(), parts.transactions(), parts.log(), generators, parts.clock());
        this.enquiries = enquiries;
        this.secondary = secondary;
        this.generators = generators;
    }

    public Optional<SeedState> state() {
        return seeding.state();
    }

    /** Lets nothing be asked for or replayed when a seed is not done. To be called before this server leads. */
    public void restIfHalf() {
        if (state().filter(seed -> seed.state() != SeedState.State.DONE).isPresent()) {
            secondary.rest();
        } else {
            secondary.goOn();
        }
    }

    /** Begins, or goes on with what was begun from that site. */
    public Work from(String source) {
        return progress -> {
            secondary.rest();
            UnaryOperator<byte[]> asked = question -> enquiries.ask(source, SeedDesk.SUBJECT, question, PATIENCE);
            try {
                generators.learn(RemoteSeed.generators(asked));
                RemoteSeed seed = state().filter(half -> half.state() == SeedState.State.LOADING
                                && half.source().equals(source))
                        .map(half -> new RemoteSeed(asked, half.id()))
                        .orElseGet(() -> stage(source, asked, progress));
                Position position = seeding.run(seed, GeneratorAdvance::advance, progress);
                secondary.replayerLoop().evict();
                return "Seeded from '" + source + "': this site is at " + position + ", and the log follows from there";
            } finally {
                goOnUnlessHalf();
            }
        };
    }

    private RemoteSeed stage(String source, UnaryOperator<byte[]> asked, Progress progress) {
        seeding.checkUnused();
        return RemoteSeed.stage(source, asked, progress);
    }

    /** Takes away the rows of a seed that is half loaded or failed. */
    public Work discard() {
        return progress -> {
            secondary.rest();
            try {
                seeding.discard(progress);
                return "The seed is discarded; the application's tables are empty";
            } finally {
                goOnUnlessHalf();
            }
        };
    }

    /** Portions came some other way. */
    public void look() {
        secondary.look();
    }

    private void goOnUnlessHalf() {
        if (state().filter(seed -> seed.state() != SeedState.State.DONE).isEmpty()) {
            secondary.goOn();
        }
    }
}
