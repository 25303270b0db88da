package org.reprise.compare;

/**
 * A row without its values.
 *
 * @param key hash of the columns that name it
 * @param row hash of all columns; the same as {@code key} where a table has no key
 */
public record RowDigest(Hash key, Hash row) {
    private static final int BITS = 12;

    /** How many chunks a table has: among a million rows some 250 belong to each. */
    public static final int CHUNKS = 1 << BITS;

    /** The chunk that the row belongs to, from 0. */
    public int chunk() {
        return (int) (key.high() >>> (Long.SIZE - BITS));
    }
}
