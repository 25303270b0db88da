package org.reprise.ack;

/**
 * What calls wait for, and with what success.
 *
 * @param sites    how many other sites must hold an event before its call returns; {@code local} for none; empty at a secondary
 * @param stable   all up to this seq is held by so many; at a secondary, as far as it was told, and 0 where that does not count
 * @param waiting  calls that wait now
 * @param unknown  calls since the start that waited in vain
 * @param degraded whether calls return without waiting at present, although they should
 */
public record AckFigures(String sites, long stable, int waiting, long unknown, boolean degraded) {
    /** Where nobody waits. */
    public static final AckFigures LOCAL = new AckFigures("local", 0, 0, 0, false);
}
