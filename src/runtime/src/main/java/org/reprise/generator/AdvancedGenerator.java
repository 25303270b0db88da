package org.reprise.generator;

/**
 * What {@link GeneratorAdvance} found and did at one generator.
 *
 * @param unit    name of EclipseLink's session of the persistence unit
 * @param name    of the generator; of {@code IDENTITY} the table and column
 * @param kind    {@code SEQUENCE}, {@code TABLE} or {@code IDENTITY}
 * @param highest id in the tables that use it; 0 when they are empty
 * @param next    the first id that the generator can give now; 0 when its make does not tell, which is so where an inserted id
 *                advances it
 * @param moved   whether it had to be moved
 */
public record AdvancedGenerator(String unit, String name, String kind, long highest, long next, boolean moved) {}
