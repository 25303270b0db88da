package org.reprise.worklist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.reprise.api.RepriseException;
import org.reprise.worklist.Submitted.Outcome;

/** Hands submissions to the primary, a few at a time, and waits for what becomes of them, but not for ever. */
final class Handing {
    /** A question has a length that any queue takes, and the first calls begin soon. */
    private static final int TOGETHER = 50;

    private static final int BYTES = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ToPrimary primary;
    private final Duration patience;

    Handing(ToPrimary primary) {
        this(primary, PATIENCE);
    }

    /** @param patience without any progress */
    Handing(ToPrimary primary, Duration patience) {
        this.primary = primary;
        this.patience = patience;
    }

    /**
     * What became of them.
     *
     * @param became  by the id of the try, of those of which the primary has said so in time
     * @param trouble why it has not of the others
     */
    record Handed(Map<String, Submitted> became, String trouble) {}

    Handed hand(List<Submission> all) {
        String trouble = "The primary has not answered within " + patience.toSeconds() + " s";
        Map<String, Submitted> became = new HashMap<>();
        List<Submission> left = new ArrayList<>(all);
        long progress = System.nanoTime();
        try {
            while (!left.isEmpty() && System.nanoTime() - progress < patience.toNanos()) {
                for (Submitted said : primary.look(first(left))) {
                    if (said.outcome() != Outcome.WAITS) {
                        became.put(said.id(), said);
                        progress = System.nanoTime();
                    }
                }
                left.removeIf(each -> became.containsKey(each.id()));
                if (!left.isEmpty()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (RepriseException e) {
            trouble = String.valueOf(e.getMessage());
        }
        return new Handed(became, trouble);
    }

    private static List<Submission> first(List<Submission> left) {
        int count = 0;
        int bytes = 0;
        while (count < Math.min(TOGETHER, left.size()) && (count == 0 || bytes < BYTES)) {
            bytes += left.get(count++).calls().stream()
                    .mapToInt(call -> call.arguments().length())
                    .sum();
        }
        return left.subList(0, count);
    }
}
