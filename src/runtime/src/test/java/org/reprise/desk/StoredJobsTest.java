package org.reprise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.ThreadTransactions;
import org.reprise.job.Job;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.Settings;

/** Jobs as a server finds them that was started again. */
class StoredJobsTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Settings settings = InMemoryEventLog.create().settings();
    private final StoredJobs before = server("one");

    private StoredJobs server(String name) {
        return new StoredJobs(settings, new ThreadTransactions(), name);
    }

    private static Job job(long id, Job.State state, String result) {
        @Nullable Instant end = state == Job.State.RUNNING ? null : START.plusSeconds(9);
        return new Job(
                id, "repair", "'east'", "ada", START, end, state, "rows", 5, 7, "rows", Duration.ofSeconds(3), result);
    }

    @Test
    void whatCameOfAJobOutlivesTheServer() {
        Job failed = job(1, Job.State.FAILED, "Not repaired. \"WORD\": 3 rows\nand more");
        before.keep(job(1, Job.State.RUNNING, ""));
        before.keep(failed);
        assertThat(server("one").list(() -> true)).containsExactly(failed);
        assertThat(server("two").last()).isEqualTo(1);
    }

    @Test
    void oneThatDidNotEndIsSaidToHaveFailedUnlessAnotherServerMayStillDoIt() {
        before.keep(job(1, Job.State.RUNNING, ""));
        Job here = server("one").list(() -> true).get(0);
        assertThat(here.state()).isEqualTo(Job.State.FAILED);
        assertThat(here.result()).contains("did not come to its end", "'one' was stopped");
        Job elsewhere = server("two").list(() -> false).get(0);
        assertThat(elsewhere.state()).isEqualTo(Job.State.RUNNING);
        assertThat(elsewhere.stage()).isEqualTo("at server 'one'");
        assertThat(server("two").list(() -> true).get(0).state()).isEqualTo(Job.State.FAILED);
    }

    @Test
    void theLastTwentyAreKeptTheNewestFirstAndWhatCameSinceIsSeen() {
        StoredJobs other = server("two");
        for (long id = 1; id <= 25; id++) {
            before.keep(job(id, Job.State.DONE, "all equal"));
            assertThat(other.list(() -> false).get(0).id()).isEqualTo(id);
        }
        List<Job> kept = other.list(() -> false);
        assertThat(kept).hasSize(StoredJobs.KEPT);
        assertThat(kept.get(kept.size() - 1).id()).isEqualTo(6);
    }

    @Test
    void longResultIsCutAndNeverRefused() {
        before.keep(job(1, Job.State.DONE, "\"\n".repeat(5_000)));
        assertThat(server("one").list(() -> true).get(0).result())
                .startsWith("\"\n\"")
                .endsWith("...");
    }
}
