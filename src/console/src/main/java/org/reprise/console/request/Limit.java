package org.reprise.console.request;

/** How many rows one answer may have. */
public final class Limit {

    public static final int MOST = 500;

    private Limit() {}

    /** The wished number, brought into 1 to {@value #MOST}. */
    public static int of(int wished) {
        return Math.max(1, Math.min(wished, MOST));
    }
}
