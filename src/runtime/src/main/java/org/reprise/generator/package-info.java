/**
 * The ids that a call is given: recorded at the primary, handed out again by replay, and the generators of the database moved
 * past them before a site becomes a primary. Knows the JPA provider, EclipseLink 4.0, and of Reprise only {@code
 * org.reprise.proof} for the seam it fills.
 */
@NullMarked
package org.reprise.generator;

import org.jspecify.annotations.NullMarked;
