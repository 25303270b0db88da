package org.reprise.figures;

import org.reprise.portion.Position;

/**
 * How a projection is doing.
 *
 * @param position  the last event that it has
 * @param lagEvents how many it has not yet
 * @param trouble   what hinders it; empty when nothing does
 * @param rebuild   why it needs a rebuild: what it needs is kept no longer; empty when it does not
 */
public record ProjectionFigures(String name, Position position, long lagEvents, String trouble, String rebuild) {}
