package org.reprise.event;

/**
 * The first entry of a reign in the log (rule 7: a new primary writes a barrier event). It is no call and writes no rows; all sites learn
 * by it who reigns from there on.
 *
 * @param primary the site whose reign begins
 * @param by      who brought that about
 * @param reason  why
 */
public record Barrier(String primary, String by, String reason) {

    public Barrier {
        if (primary.isEmpty()) {
            throw new IllegalArgumentException("A barrier names the primary whose reign begins");
        }
    }
}
