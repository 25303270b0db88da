package org.reprise.network.web;

/**
 * When the calls of one client are due, so that all clients together make {@code rate} calls per second, evenly. A call that is
 * late is made at once; none is left out.
 */
final class Pace {
    private static final double NANOS = 1e9;

    private final double firstNanos;
    private final double stepNanos;

    Pace(double rate, int client, int clients) {
        this.firstNanos = NANOS * client / rate;
        this.stepNanos = NANOS * clients / rate;
    }

    /** Nanoseconds from the start of the load to the call with this number, counted from 0. */
    long due(long call) {
        return Math.round(firstNanos + stepNanos * call);
    }
}
