package org.reprise.finding;

import java.time.Instant;
import org.reprise.portion.Position;

/**
 * An event whose replay failed for good: it and everything behind it wait for an operator.
 *
 * @param position where it stands in the log
 * @param name     name and version of its first call
 * @param reason   exception class and message of the last try
 * @param tries    how often it was tried
 * @param at       when it was parked, by this site's clock
 */
public record ParkedEvent(Position position, String name, String reason, int tries, Instant at) {}
