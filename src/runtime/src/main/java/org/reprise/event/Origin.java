package org.reprise.event;

import org.reprise.portion.Position;
import org.reprise.portion.Sha256;

/**
 * Of an event that was submitted again: which event that was, so that it takes effect once (rule 16: resubmission is under the origin id,
 * and de-duplicated by it). All other events carry none: their id follows from where and what they are, and is the same at every site.
 *
 * @param id of the event that was submitted first
 * @param by the operator who submitted it again
 */
public record Origin(String id, String by) {
    /** Longest id. */
    public static final int MAX_ID = 100;

    /** Digits of the hash: with them, two events that a restored database has sealed at one place have two ids. */
    private static final int HASHED = 16;

    public Origin {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("An origin id has 1 to " + MAX_ID + " characters: " + id);
        }
    }

    /**
     * The id of an event, for ever (rule 1: an event is epoch, seq, and origin id). One reign has one primary, so no other event of it was
     * sealed there.
     *
     * @param position where it was sealed
     * @param body     as the log holds it
     */
    public static String idOf(Position position, byte[] body) {
        Origin origin = EventJson.hasOrigin(body) ? EventJson.decode(body).origin() : null;
        return origin == null
                ? position.epoch() + "-" + position.seq() + "-"
                        + Sha256.hex(body).substring(0, HASHED)
                : origin.id();
    }
}
