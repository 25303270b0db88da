/**
 * All that knows the JPA provider, EclipseLink 4.0: which units of work a replay uses, which rows a transaction
 * writes, and which ids it is given. Depends on {@code org.reprise.replay} and {@code org.reprise.proof} for the seams it fills.
 */
@NullMarked
package org.reprise.eclipselink;

import org.jspecify.annotations.NullMarked;
