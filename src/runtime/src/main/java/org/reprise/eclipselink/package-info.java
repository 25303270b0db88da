/**
 * All that knows the JPA provider, EclipseLink 4.0: which units of work a replay uses. Depends on {@code org.reprise.replay} for
 * the seams it fills.
 */
@NullMarked
package org.reprise.eclipselink;

import org.jspecify.annotations.NullMarked;
