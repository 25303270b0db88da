package org.reprise.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one server: one at a time, since each reads or writes whole tables; the last ones are kept with their results until
 * the server stops, and whoever starts one may keep longer what came of it. Safe for any thread.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Jobs.class.getName());
    private static final int KEPT = 50;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final ThreadFactory threads;
    private final Clock clock;
    private final Deque<Running> newestFirst = new ArrayDeque<>();
    private long lastId;

    /** @param threads each runs one job, outside any transaction */
    public Jobs(ThreadFactory threads, Clock clock) {
        this.threads = threads;
        this.clock = clock;
    }

    /** Numbers jobs behind this one from now on. */
    public synchronized void after(long id) {
        lastId = Math.max(lastId, id);
    }

    /** Starts a job of which nobody is to hear how it ends. */
    Job start(String kind, String subject, String who, Work work) {
        return start(kind, subject, who, work, job -> {});
    }

    /**
     * Starts a job and returns.
     *
     * @param told of the job when it begins and when it has ended, in its thread
     * @throws IllegalStateException when another one runs
     */
    public synchronized Job start(String kind, String subject, String who, Work work, Consumer<Job> told) {
        Running last = newestFirst.peekFirst();
        if (last != null && last.isAlive()) {
            Job job = last.view(clock.instant());
            throw new IllegalStateException("Job " + job.id() + " (" + job.kind() + " " + job.subject()
                    + ") is running: wait for its end, or cancel it");
        }
        Running job = new Running(++lastId, kind, subject, who, clock);
        newestFirst.addFirst(job);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
        Thread thread = threads.newThread(() -> {
            tell(told, job);
            try {
                job.run(work);
            } finally {
                tell(told, job);
            }
        });
        thread.setName("reprise-job-" + lastId);
        job.thread = thread;
        thread.start();
        return job.view(clock.instant());
    }

    private void tell(Consumer<Job> told, Running job) {
        try {
            told.accept(job.view(clock.instant()));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "REPR0560W: What came of job " + job.id + " (" + job.kind + " " + job.subject
                            + ") is kept no longer than this server runs: " + e.getMessage());
        }
    }

    /** The newest first. */
    public synchronized List<Job> list() {
        Instant now = clock.instant();
        return newestFirst.stream().map(job -> job.view(now)).toList();
    }

    /**
     * Tells the job to end; it does so at its next step, and what it has committed stays.
     *
     * @throws IllegalArgumentException when no such job is known
     */
    public synchronized Job cancel(long id) {
        Running job = newestFirst.stream()
                .filter(each -> each.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No job " + id + " has been started by this server since it started"));
        job.progress.cancel();
        return job.view(clock.instant());
    }

    /** Tells what runs to end, and does not wait. */
    public synchronized void cancel() {
        newestFirst.forEach(job -> job.progress.cancel());
    }

    /** Cancels what runs and waits for it, but not for ever. */
    @Override
    public void close() {
        List<Running> all;
        synchronized (this) {
            all = new ArrayList<>(newestFirst);
        }
        for (Running job : all) {
            job.progress.cancel();
            Thread thread = job.thread;
            if (thread == null) {
                continue;
            }
            try {
                thread.join(LONGEST_CLOSE.toMillis());
                if (thread.isAlive()) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Running {
        private final long id;
        private final String kind;
        private final String subject;
        private final String who;
        private final Clock clock;
        private final Instant startedAt;
        private final Progress progress;
        private volatile Job.State state = Job.State.RUNNING;
        private volatile String result = "";
        private volatile @Nullable Instant endedAt;
        private volatile @Nullable Thread thread;

        Running(long id, String kind, String subject, String who, Clock clock) {
            this.id = id;
            this.kind = kind;
            this.subject = subject;
            this.who = who;
            this.clock = clock;
            this.startedAt = clock.instant();
            this.progress = new Progress(clock);
        }

        boolean isAlive() {
            return state == Job.State.RUNNING;
        }

        void run(Work work) {
            try {
                end(Job.State.DONE, work.run(progress));
            } catch (JobCancelledException e) {
                end(Job.State.CANCELLED, "Cancelled; what was committed stays");
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "REPR0601W: Job " + id + " (" + kind + " " + subject + ") failed: " + e);
                end(Job.State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
            } catch (Error e) {
                end(Job.State.FAILED, e.toString());
                throw e;
            }
        }

        private void end(Job.State how, String what) {
            result = what;
            endedAt = clock.instant();
            state = how;
        }

        Job view(Instant now) {
            Instant until = endedAt == null ? now : endedAt;
            return new Job(
                    id,
                    kind,
                    subject,
                    who,
                    startedAt,
                    endedAt,
                    state,
                    progress.stage(),
                    progress.done(),
                    progress.total(),
                    progress.unit(),
                    Duration.between(progress.since(), until),
                    result);
        }
    }
}
