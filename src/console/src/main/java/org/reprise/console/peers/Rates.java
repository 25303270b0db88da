package org.reprise.console.peers;

import org.jspecify.annotations.Nullable;

/**
 * How fast a site works, over the last ten seconds.
 *
 * @param captured     events captured a second
 * @param replayed     events replayed a second
 * @param drainSeconds when the lag will be gone at this pace, in seconds; null when it is not shrinking
 */
public record Rates(
        double captured, double replayed, @Nullable Double drainSeconds) {}
