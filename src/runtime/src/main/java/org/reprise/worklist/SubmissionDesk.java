package org.reprise.worklist;

import java.time.Duration;
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

    private final Resubmitter resubmitter;
    private final Queue<Submission> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Submitted> tries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Submitted> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Loop loop = new Loop("submitter", this::step);

    public SubmissionDesk(Resubmitter resubmitter) {
        this.resubmitter = resubmitter;
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
            Submitted before = tries.get(asked.id());
            if (before != null) {
                return before;
            }
            Submitted waits = asked.is(Outcome.WAITS, "");
            tries.put(asked.id(), waits);
            waiting.add(asked);
            return waits;
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
        Submitted became = null;
        try {
            became = resubmitter.submit(next);
        } finally {
            synchronized (tries) {
                if (became == null) {
                    // nobody knows: who asks again hands it in anew
                    tries.remove(next.id());
                } else {
                    tries.put(became.id(), became);
                }
            }
        }
    }

    /** Of the server that leads. */
    public Loop loop() {
        return loop;
    }
}
