package org.reprise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;

class JobsTest {
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final List<Thread> threads = new ArrayList<>();
    private final Jobs jobs = new Jobs(this::thread, clock);
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void end() {
        go.countDown();
        jobs.close();
    }

    @Test
    void progressRateAndRemainingTimeAreOfTheStage() throws InterruptedException {
        jobs.start("seed", "from west", "ada", half());
        begun.await();
        clock.advance(Duration.ofSeconds(10));
        Job job = jobs.list().get(0);
        assertThat(job.state()).isEqualTo(Job.State.RUNNING);
        assertThat(job.stage()).isEqualTo("rows");
        assertThat(job.rate()).isEqualTo(5);
        assertThat(job.remaining()).hasValue(Duration.ofSeconds(30));
        go.countDown();
        assertThat(ended().state()).isEqualTo(Job.State.DONE);
        assertThat(jobs.list().get(0).result()).isEqualTo("all equal");
        assertThat(jobs.list().get(0).remaining()).isEmpty();
    }

    @Test
    void secondJobIsRefusedWhileOneRuns() throws InterruptedException {
        jobs.start("seed", "from west", "ada", half());
        begun.await();
        assertThatThrownBy(() -> jobs.start("compare", "west", "bob", progress -> "never"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Job 1 (seed from west) is running");
        assertThat(jobs.list()).hasSize(1);
    }

    @Test
    void cancelledJobEndsAtItsNextStep() throws InterruptedException {
        Job started = jobs.start("seed", "from west", "ada", half());
        begun.await();
        jobs.cancel(started.id());
        go.countDown();
        assertThat(ended().state()).isEqualTo(Job.State.CANCELLED);
        assertThatThrownBy(() -> jobs.cancel(17)).hasMessageContaining("No job 17");
    }

    @Test
    void failedJobSaysWhyAndTheNextMayStart() throws InterruptedException {
        jobs.start("compare", "west", "ada", progress -> {
            throw new IllegalStateException("west is down");
        });
        assertThat(ended().state()).isEqualTo(Job.State.FAILED);
        assertThat(jobs.list().get(0).result()).isEqualTo("west is down");
        jobs.start("compare", "west", "ada", progress -> "equal");
        assertThat(ended().state()).isEqualTo(Job.State.DONE);
        assertThat(jobs.list()).extracting(Job::id).containsExactly(2L, 1L);
    }

    @Test
    void whoStartsAJobIsToldOfItsBeginAndItsEndAndNumbersGoOnBehindThoseOfBefore() throws InterruptedException {
        jobs.after(41);
        List<Job> told = Collections.synchronizedList(new ArrayList<>());
        jobs.start("compare", "west", "ada", progress -> "equal", told::add);
        threads.get(0).join();
        assertThat(told).extracting(Job::id).containsExactly(42L, 42L);
        assertThat(told).extracting(Job::state).containsExactly(Job.State.RUNNING, Job.State.DONE);
        assertThat(told.get(1).result()).isEqualTo("equal");

        jobs.start("compare", "west", "ada", progress -> "equal", job -> {
            throw new IllegalStateException("no database");
        });
        threads.get(1).join();
        assertThat(jobs.list().get(0).state()).isEqualTo(Job.State.DONE);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    }

    private Job ended() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return jobs.list().get(0);
    }

    private Work half() {
        return progress -> {
            progress.stage("rows", 200, "rows");
            progress.add(50);
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            progress.add(150);
            return "all equal";
        };
    }
}
