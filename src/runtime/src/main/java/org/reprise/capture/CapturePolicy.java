package org.reprise.capture;

/**
 * What is captured beside the calls.
 *
 * @param proving          {@code reprise.proof}
 * @param uncaptured       {@code reprise.uncaptured}
 * @param maxEvidenceBytes {@code reprise.evidence.max-bytes}: an event with more keeps its proof only
 * @param failed           {@code reprise.capture.failed}: whether a transaction that was rolled back leaves an event that says why
 */
public record CapturePolicy(Proving proving, Uncaptured uncaptured, int maxEvidenceBytes, boolean failed) {

    /** Evidence up to 256 KiB; what was not captured becomes an event of rows. */
    public static final CapturePolicy DEFAULT = new CapturePolicy(Proving.EVIDENCE, Uncaptured.ROWS, 256 << 10, false);

    /** Most that a row of the log takes. */
    private static final int MOST = 1 << 20;

    public CapturePolicy {
        if (maxEvidenceBytes < 0 || maxEvidenceBytes > MOST) {
            throw new IllegalArgumentException(
                    "reprise.evidence.max-bytes must be 0 to " + MOST + ", not " + maxEvidenceBytes);
        }
    }

    /** What is made of the rows that a transaction wrote. */
    public enum Proving {
        /** Nothing: rows are not looked at. */
        OFF,
        /** Their digest, which travels with the event. */
        DIGEST,
        /** The digest, and the rows themselves, which are kept beside the event. */
        EVIDENCE
    }

    /** What becomes of a transaction that wrote rows without a replicated call. */
    public enum Uncaptured {
        /** It becomes an event made of its rows. */
        ROWS,
        /** It commits, no secondary learns of it, and the log says so once a table. */
        WARN,
        /** It is rolled back. */
        REFUSE
    }
}
