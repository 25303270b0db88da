package org.reprise.event;

import java.time.Instant;
import java.util.List;

/**
 * One committed transaction at the primary, seen as its outermost calls.
 *
 * @param at    when it was captured, by the primary's clock, in milliseconds
 * @param calls its outermost calls, in their order, at least one
 */
public record Event(Instant at, List<Call> calls) {

    public Event {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("An event has at least one call");
        }
    }

    /** Name and version of the first call, as the console and the parked list show it. */
    public String title() {
        Call first = calls.get(0);
        return first.version() == 1 ? first.name() : first.name() + " v" + first.version();
    }
}
