package org.reprise.transfer;

import java.time.Instant;
import org.reprise.portion.Position;

/**
 * The last that was heard from an upstream.
 *
 * @param site    the upstream; empty before the first word
 * @param head    the last position that any site has spoken of
 * @param heardAt when, by this site's clock; {@link Instant#EPOCH} before the first word
 */
public record UpstreamWord(String site, Position head, Instant heardAt) {

    /** Nothing heard yet. */
    public static final UpstreamWord NONE = new UpstreamWord("", Position.START, Instant.EPOCH);
}
