package org.reprise.api;

/**
 * A {@link Projection} is to be built anew: whoever observes this removes all that it has built, in the same transaction.
 *
 * @param projection its name
 */
public record ProjectionCleared(String projection) {}
