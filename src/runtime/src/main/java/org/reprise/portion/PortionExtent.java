package org.reprise.portion;

import java.time.Instant;

/** Where a stored portion begins and ends, how large it is, and when it was sealed, by the clock of the site that sealed it. */
public record PortionExtent(long firstSeq, long lastSeq, int bytes, Instant sealedAt) {}
