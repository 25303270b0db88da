package org.reprise.fit;

/**
 * A trigger of a table.
 *
 * @param name in upper case
 * @param when such as {@code BEFORE INSERT}
 * @param does as the make has it
 */
public record Trigger(String name, String when, String does) {}
