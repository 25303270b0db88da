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

    /** Lets the configuration count again. Does nothing when it is not set. */
    void forget(String name);
}
