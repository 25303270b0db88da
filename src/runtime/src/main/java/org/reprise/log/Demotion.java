package org.reprise.log;

import java.time.Instant;

/**
 * A method whose replays failed their proof so often that it is brought about by rows from then on.
 *
 * @param name   of its events, with the version
 * @param reason what differed last
 * @param at     since when, by this site's clock
 */
public record Demotion(String name, String reason, Instant at) {}
