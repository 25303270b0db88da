package org.reprise.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.job.Progress;

/**
 * Answers sites that are to be seeded with this one's rows: stages a seed in a thread of its own, and hands out what is staged. Safe
 * for any thread.
 */
public final class SeedDesk implements AutoCloseable {
    /** What other sites call it. */
    public static final String SUBJECT = "seed";

    /** Whoever stages a seed, at whatever server of the site, writes more often. */
    private static final Duration SILENT = Duration.ofMinutes(10);

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = Logger.getLogger(SeedDesk.class.getName());

    private static final class Running {
        final Progress progress;
        volatile String seed = "";
        volatile String failed = "";

        Running(Progress progress) {
            this.progress = progress;
        }
    }

    private final Staging staging;
    private final StagedSeeds seeds;
    private final ThreadFactory threads;
    private final Duration keep;
    private final Clock clock;
    private final Map<String, Running> all = new ConcurrentHashMap<>();

    /** @param keep how long a staged seed is kept */
    public SeedDesk(Staging staging, StagedSeeds seeds, ThreadFactory threads, Duration keep, Clock clock) {
        this.staging = staging;
        this.seeds = seeds;
        this.threads = threads;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Answers a question.
     *
     * @throws SeedException when it cannot be answered
     */
    public byte[] answer(String asker, byte[] question) {
        try {
            SeedQuestion asked = JSON.readValue(question, SeedQuestion.class);
            return switch (asked.step()) {
                case STAGE -> JSON.writeValueAsBytes(begin(asker));
                case STAGED -> JSON.writeValueAsBytes(word(asked.id()));
                case MANIFEST -> ManifestJson.encode(staged(asked.id()).manifest());
                case GENERATORS -> JSON.writeValueAsBytes(staging.generators());
                case CHUNK -> staged(asked.id()).chunk(asked.number());
                case TAKEN -> {
                    seeds.remove(asked.id());
                    yield new byte[0];
                }
            };
        } catch (IOException e) {
            throw new SeedException(
                    "A question about a seed is not understood; do both sites run the same version of Reprise? "
                            + e.getMessage(),
                    e);
        }
    }

    private StagingWord begin(String asker) {
        if (all.values().stream().anyMatch(running -> running.seed.isEmpty() && running.failed.isEmpty())) {
            throw new SeedException(
                    "Site '" + asker + "' cannot have a seed now, because one is being staged: try again later", null);
        }
        String id = UUID.randomUUID().toString();
        Running running = new Running(new Progress(clock));
        all.put(id, running);
        Thread thread = threads.newThread(() -> stage(running, asker));
        thread.setName("reprise-staging");
        thread.start();
        return word(id);
    }

    /** Takes away seeds that nobody has taken in time, and what a server that was killed has left. */
    public void tidy() {
        Instant now = clock.instant();
        seeds.removeOlderThan(now.minus(keep));
        seeds.removeLeftovers(now.minus(SILENT));
    }

    private void stage(Running running, String asker) {
        try {
            running.seed = staging.stage(running.progress).manifest().id();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "REPR0631W: The seed for site '" + asker + "' cannot be staged: " + e.getMessage());
            running.failed = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    private StagingWord word(String id) {
        Running running = all.get(id);
        if (running == null) {
            throw new SeedException("The staging is not known any more: this site was started again. Seed anew", null);
        }
        Progress progress = running.progress;
        return new StagingWord(id, progress.stage(), progress.done(), progress.total(), running.seed, running.failed);
    }

    private StagedSeed staged(String id) {
        return seeds.find(id)
                .orElseThrow(() -> new SeedException(
                        "The seed " + id + " is not here any more: discard what is half loaded, and seed anew", null));
    }

    /** What is being staged is given up. */
    @Override
    public void close() {
        all.values().forEach(running -> running.progress.cancel());
    }
}
