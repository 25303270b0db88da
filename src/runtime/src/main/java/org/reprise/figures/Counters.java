package org.reprise.figures;

/**
 * Events and portions that went through this site since it started.
 *
 * @param captured   events captured in committed transactions
 * @param sealed     events sealed
 * @param sent       portions sent to other sites
 * @param received   portions received and stored
 * @param duplicates portions received again and absorbed
 * @param refused    messages refused: truncated, changed, foreign, too large
 * @param replayed   events replayed
 * @param parked     events parked
 * @param superseded events passed over because later ones have made them irrelevant
 * @param refusedCalls business calls refused because this site is a secondary
 */
public record Counters(
        long captured,
        long sealed,
        long sent,
        long received,
        long duplicates,
        long refused,
        long replayed,
        long parked,
        long superseded,
        long refusedCalls) {

    /** Of a site that is not open. */
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
