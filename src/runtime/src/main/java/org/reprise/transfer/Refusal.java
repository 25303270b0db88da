package org.reprise.transfer;

import java.time.Instant;

/**
 * A message that was taken from a queue and refused.
 *
 * @param at  when
 * @param why what was wrong with it, and where it came from as far as it said
 */
public record Refusal(Instant at, String why) {}
