package org.reprise.portion;

/**
 * Where a chain of portions ends, and what the next portion must repeat.
 *
 * @param position the last event
 * @param hash     of the last portion
 */
public record ChainEnd(Position position, PortionHash hash) {

    /** Before the first portion. */
    public static final ChainEnd START = new ChainEnd(Position.START, PortionHash.ZERO);
}
