/**
 * Statements on the site's own database, of whatever make, in the caller's transaction. Depends on {@code org.reprise.api}
 * only; knows no table.
 */
@NullMarked
package org.reprise.jdbc;

import org.jspecify.annotations.NullMarked;
