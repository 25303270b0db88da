package org.reprise.liberty.bench;

/**
 * How a copy applied events that lay ready.
 *
 * @param events     so many were counted
 * @param seconds    that they took
 * @param cpuSeconds of the copy meanwhile
 */
record Applied(long events, double seconds, double cpuSeconds) {

    /**
     * One look at a copy.
     *
     * @param nanos      when, by a clock that only grows
     * @param events     applied by then
     * @param cpuSeconds that the copy has taken by then
     */
    record Seen(long nanos, long events, double cpuSeconds) {}

    Applied {
        if (events <= 0 || seconds <= 0) {
            throw new IllegalArgumentException(events + " events in " + seconds + " s measure nothing");
        }
    }

    static Applied between(Seen from, Seen to) {
        return new Applied(
                to.events() - from.events(), (to.nanos() - from.nanos()) / 1e9, to.cpuSeconds() - from.cpuSeconds());
    }

    /** Events per second. */
    double rate() {
        return events / seconds;
    }

    /** CPU milliseconds an event. */
    double cpuMillis() {
        return cpuSeconds * 1000 / events;
    }
}
