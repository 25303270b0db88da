package org.reprise.console;

/** How many rows one answer may have. */
final class Limit {

    static final int MOST = 500;

    private Limit() {}

    /** The wished number, brought into 1 to {@value #MOST}. */
    static int of(int wished) {
        return Math.max(1, Math.min(wished, MOST));
    }
}
