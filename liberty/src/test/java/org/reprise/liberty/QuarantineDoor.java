package org.reprise.liberty;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Puts events into the quarantine of a site on H2 or HSQLDB that was never primary, as a return would; for tests. */
public final class QuarantineDoor {
    /** No log of a test is so long. */
    private static final int FAR = 1_000_000;

    /** When each call says that it was. */
    public static final String AT = "2026-03-01T10:00:00Z";

    private final Probe probe;

    public QuarantineDoor(Probe probe) {
        this.probe = probe;
    }

    /** The id of the event of this number. */
    public static String origin(int number) {
        return "1-" + (FAR + number) + "-0123456789abcdef";
    }

    /**
     * A call of {@code network.pass} by ada.
     *
     * @param archived a row that it wrote into the archive, as evidence has it; none where it is empty
     */
    public void put(int number, String message, String point, String archived) {
        String body = "{\"t\":1764000000000,\"c\":[{\"n\":\"network.pass\",\"a\":[\"" + message + "\",\"" + point
                + "\",\"" + AT + "\"],\"i\":\"ada\"}]}";
        probe.update(
                "INSERT INTO REPRISE_QUARANTINE (ORIGIN, EPOCH, SEQ, HASH, NAMES, CALLER, CAPTURED_MS, BODY, EVIDENCE,"
                        + " QUARANTINED_MS, QUARANTINED_WHY, UNDONE, STATE, DECIDED_MS, DECIDED_BY, REASON, SUBMITTED_EPOCH,"
                        + " SUBMITTED_SEQ) VALUES ('" + origin(number) + "', 1, " + (FAR + number) + ", '"
                        + "ab".repeat(32)
                        + "', 'network.pass', 'ada', 1764000000000, " + hex(body) + ", " + hex(archived)
                        + ", 1764000000000, 'west reigns, and has no such event', 'EVIDENCE', 'WAITING', 0, '', '', 0, 0)");
    }

    /** Takes all away that was put. */
    public void empty() {
        probe.update("DELETE FROM REPRISE_QUARANTINE WHERE SEQ >= " + FAR);
    }

    private static String hex(String text) {
        return "X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
