/**
 * What knows the JPA provider, EclipseLink 4.0: which units of work a replay uses and which rows a transaction writes. Depends on
 * {@code org.reprise.replay} and {@code org.reprise.proof} for the seams it fills, and on {@code org.reprise.generator} for the ids.
 */
@NullMarked
package org.reprise.eclipselink;

import org.jspecify.annotations.NullMarked;
