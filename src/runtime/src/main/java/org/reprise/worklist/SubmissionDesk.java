package org.reprise.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reprise.job.Loop;
import org.reprise.worklist.Submitted.Outcome;

/**
 * At the primary: takes events that are submitted again, of this site and of others, and has them made one after the other in a loop of its
 * own, so that a call that takes its time holds up no answer to another site. What it remembers of each try is lost with the server; then
 * the try is made again, and the origin id says whether it was in effect already. Safe for any thread.
 */
public final class SubmissionDesk implements ToPrimary {
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Of so many tries is remembered what became of them. */
    private static final int REMEMBERED = 10_000;

    /** Whoever waits for an answer asks again sooner. */
    private static final Duration INTEREST = Duration.ofMinutes(1);

    /** @param asked when it was asked for last */
    private record Try(Submitted became, Instant asked) {}

    private final Resubmitter resubmitter;
    private final Clock clock;
    private final Queue<Submission> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Try> tries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Try> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Loop loop = new Loop("submitter", this::step);

    public SubmissionDesk(Resubmitter resubmitter, Clock clock) {
        this.resubmitter = resubmitter;
        this.clock = clock;
    }

    /** Answers another site. */
    public byte[] answer(byte[] question) {
        return SubmissionForm.answer(look(SubmissionForm.asked(question)));
    }

    @Override
    public List<Submitted> look(List<Submission> asked) {
        List<Submitted> known = asked.stream().map(this::take).toList();
        loop.wake();
        return known;
    }

    private Submitted take(Submission asked) {
        synchronized (tries) {
            Try before = tries.get(asked.id());
            Submitted became = before == null ? asked.is(Outcome.WAITS, "") : before.became();
            tries.put(asked.id(), new Try(became, clock.instant()));
            if (before == null) {
                waiting.add(asked);
            }
            return became;
        }
    }

    /** Makes all that wait. */
    Duration step() {
        for (Submission next = waiting.poll(); next != null; next = waiting.poll()) {
            submit(next);
        }
        return IDLE;
    }

    private void submit(Submission next) {
        if (!isWanted(next)) {
            return;
        }
        Submitted became = null;
        try {
            became = resubmitter.submit(next);
        } finally {
            synchronized (tries) {
                if (became == null) {
                    // nobody knows: who asks again hands it in anew
                    tries.remove(next.id());
                } else {
                    tries.put(became.id(), new Try(became, clock.instant()));
                }
            }
        }
    }

    /**
     * Whether somebody still waits for it. Where nobody does, an operator may have decided otherwise by now: it waited behind a long call, or
     * this server has not led for a while.
     */
    private boolean isWanted(Submission next) {
        synchronized (tries) {
            Try last = tries.get(next.id());
            boolean wanted = last != null
                    && Duration.between(last.asked(), clock.instant()).abs().compareTo(INTEREST) <= 0;
            if (!wanted) {
                tries.remove(next.id());
            }
            return wanted;
        }
    }

    /** Of the server that leads. */
    public Loop loop() {
        return loop;
    }
}
