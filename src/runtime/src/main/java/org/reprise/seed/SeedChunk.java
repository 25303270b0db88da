package org.reprise.seed;

/**
 * Some rows of one table: the unit that is sent and committed.
 *
 * @param number from 0, without a gap
 * @param bytes  its length
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record SeedChunk(int number, String table, long rows, int bytes, String sha256) {

    @Override
    public String toString() {
        return "chunk " + number + " (" + rows + " rows of " + table + ")";
    }
}
