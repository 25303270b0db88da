package org.reprise.worklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.api.RepriseException;
import org.reprise.worklist.Submitted.Outcome;

/** A primary whose every method takes a text and writes it down; of {@code fails} it throws. */
final class InMemoryPrimary implements ToPrimary {
    /** By origin, the arguments of what is in effect. */
    final Map<String, String> effects = new LinkedHashMap<>();

    private final List<Submission> waiting = new ArrayList<>();
    private final Map<String, Submitted> tries = new HashMap<>();

    /** Works at each look, as one does that has a thread of its own. */
    boolean busy;

    /** It does what it is asked, and the answer is lost. */
    boolean mute;

    @Override
    public synchronized List<Submitted> look(List<Submission> asked) {
        for (Submission each : asked) {
            if (tries.putIfAbsent(each.id(), each.is(Outcome.WAITS, "")) == null) {
                waiting.add(each);
            }
        }
        List<Submitted> known = asked.stream().map(each -> tries.get(each.id())).toList();
        if (busy) {
            work();
        }
        if (mute) {
            throw new RepriseException("Site 'west' took an enquiry and said nothing");
        }
        return known;
    }

    synchronized void work() {
        for (Submission each : waiting) {
            String arguments = each.calls().get(0).arguments();
            if (effects.containsKey(each.origin())) {
                tries.put(each.id(), each.is(Outcome.KNOWN, ""));
            } else if (arguments.contains("fails")) {
                tries.put(each.id(), each.is(Outcome.FAILED, "IllegalStateException: no"));
            } else {
                effects.put(each.origin(), arguments);
                tries.put(each.id(), each.is(Outcome.DONE, ""));
            }
        }
        waiting.clear();
    }
}
