package org.reprise.console.alert;

import java.time.Duration;

/**
 * When a rule speaks.
 *
 * @param on        whether it is looked at
 * @param threshold beyond which something is wrong, in the rule's own unit
 * @param pending   for how long without a break, before it fires ({@code for})
 * @param severity  how bad that is
 */
record Terms(boolean on, double threshold, Duration pending, Severity severity) {
    Terms {
        if (pending.isNegative() || threshold < 0) {
            throw new IllegalArgumentException("An alert waits no time below zero, and has no threshold below zero");
        }
    }
}
