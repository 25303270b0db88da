package org.reprise.worklist;

import java.util.List;

/**
 * What happened to the rows that a quarantined event had changed, since its effect was undone: whether somebody else has changed them. It
 * says nothing of rows that the event's calls would read, or change now.
 *
 * @param verdict of all of them
 * @param words   about the verdict
 * @param rows    the first of them
 */
public record Since(Verdict verdict, String words, List<Row> rows) {

    /** What may be said. */
    public enum Verdict {
        /** All rows are as they were before the event. */
        NONE,
        /** One of them at least is not. */
        CONFLICT,
        /** The evidence does not tell. */
        UNKNOWN
    }

    /**
     * One of them.
     *
     * @param did     what the event did to it
     * @param columns that the event gave it, for people
     * @param changed what has become of it since; empty where nothing has
     * @param by      the last event of the log that wrote it, as far as it is known; empty where nothing has
     */
    public record Row(String table, String key, String did, String columns, String changed, String by) {}

    public Since {
        rows = List.copyOf(rows);
    }

    static Since unknown(String why) {
        return new Since(Verdict.UNKNOWN, why, List.of());
    }

    /** Without the rows. */
    Since brief() {
        return new Since(verdict, words, List.of());
    }
}
