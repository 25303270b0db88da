package org.reprise.liberty.bench;

import java.net.http.HttpResponse;
import org.reprise.liberty.LibertyServer;

/** A secondary that replays nothing ({@code reprise.replay.schedule=held}) but what it is told to, and stores what it is sent. */
final class HeldSite {
    static final String HELD = "held";

    private static final String POSITION = "SELECT SEQ FROM REPRISE_POSITION";

    private final BenchSite site;
    private final LogTables log;
    private final Watch watch;

    /** @param server running */
    HeldSite(LibertyServer server) {
        this.site = new BenchSite(server);
        this.log = new LogTables(server.site().database());
        this.watch = new Watch(log, CpuTime.of(site, log), POSITION, POSITION);
    }

    void awaitStored(long head) throws InterruptedException {
        log.awaitStored(head);
    }

    /** Where replay stands. */
    long position() {
        return log.number(POSITION);
    }

    /**
     * Replays all that is stored.
     *
     * @param warm what is replayed before that does not count
     * @param head the last event that there is
     */
    Applied replay(long warm, long head) throws InterruptedException {
        log.checkpoint();
        Applied applied = watch.until(warm, head, () -> replaying("immediate", ""));
        replaying(HELD, "");
        if (log.differences() > 0) {
            throw new IllegalStateException(site.server().site().name() + " heals: this measures something else");
        }
        return applied;
    }

    /** Replays up to this event of the first reign. */
    void replayUntil(long seq) throws InterruptedException {
        replaying("immediate", "1:" + seq);
        log.awaitReplayed(seq);
        replaying(HELD, "");
    }

    /** Events since the start that were brought about by rows, as they were to be. */
    long byRows() {
        long applied = 0;
        for (var event : site.console("viewer").proof().path("methods")) {
            applied += event.path("applied").asLong();
        }
        return applied;
    }

    private void replaying(String schedule, String until) {
        HttpResponse<String> answer = site.console("admin").replay(schedule, until, "a measurement");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("A policy was refused: " + answer.body());
        }
    }
}
