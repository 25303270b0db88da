package org.reprise.transfer;

import java.time.Instant;
import org.reprise.log.Position;

/**
 * The last that was heard from the upstream.
 *
 * @param head    the last position that it has
 * @param heardAt when, by this site's clock; {@link Instant#EPOCH} before the first word
 */
public record UpstreamWord(Position head, Instant heardAt) {

    /** Nothing heard yet. */
    public static final UpstreamWord NONE = new UpstreamWord(Position.START, Instant.EPOCH);
}
