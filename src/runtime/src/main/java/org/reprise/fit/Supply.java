package org.reprise.fit;

/**
 * What the database itself writes into a column.
 *
 * @param fallback  the default, as the catalog has it; empty for none
 * @param identity  whether it gives ids
 * @param generated the expression of a generated column; empty for none
 * @param onUpdate  what is written at each update; empty for nothing
 */
public record Supply(String fallback, Identity identity, String generated, String onUpdate) {
    static final Supply NONE = new Supply("", Identity.NONE, "", "");

    /** Whether the database gives ids, and whether it takes those of others. */
    public enum Identity {
        NONE,
        BY_DEFAULT,
        ALWAYS
    }
}
