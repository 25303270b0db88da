package org.reprise.log;

import java.util.Optional;

/**
 * What operators have set at run time, by name; it stands before the configuration and is the same for all servers of a site. Each
 * act is in the caller's transaction.
 */
public interface Settings {
    /** A name has no more characters. */
    int MAX_NAME = 100;

    /** A value has no more characters. */
    int MAX_VALUE = 2000;

    /** Empty when it is not set. */
    Optional<String> of(String name);

    /** @throws IllegalArgumentException when the value is longer than {@link #MAX_VALUE} */
    void set(String name, String value);

    /**
     * Notes a number that never goes back: of two that are noted by two servers at once, the higher one stays.
     *
     * @param number not below 0
     */
    void raise(String name, long number);

    /** What {@link #raise} has noted; 0 where nothing was. */
    default long number(String name) {
        return of(name).map(Long::parseLong).orElse(0L);
    }

    /** Lets the configuration count again. Does nothing when it is not set. */
    void forget(String name);
}
