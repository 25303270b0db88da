package org.reprise.finding;

import java.time.Instant;

/**
 * A method whose replays failed their proof so often that it is brought about by rows from then on.
 *
 * @param name    of its events, with the version
 * @param reason  what differed last
 * @param at      since when, by this site's clock
 * @param version of the application that failed; empty where it is not known
 */
public record Demotion(String name, String reason, Instant at, String version) {
    /** A version has no more characters. */
    public static final int MAX_VERSION = 100;

    public Demotion {
        if (version.length() > MAX_VERSION) {
            throw new IllegalArgumentException("A version has " + MAX_VERSION + " characters at most: " + version);
        }
    }

    /** By an application whose version is not known. */
    public Demotion(String name, String reason, Instant at) {
        this(name, reason, at, "");
    }
}
