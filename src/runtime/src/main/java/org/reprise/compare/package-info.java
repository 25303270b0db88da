/**
 * Comparing the tables of two sites, of whatever makes, and bringing this site's rows to those of the other. Rows are read in
 * canonical form and hashed; each row belongs to the chunk that the hash of its key names, so that no order of rows is needed:
 * databases sort text and nulls in orders of their own. Chunks that differ are looked into, down to rows and columns. Plain Java
 * over JDBC; depends on {@code org.reprise.api}, {@code org.reprise.proof} and {@code org.reprise.log} only.
 */
@NullMarked
package org.reprise.compare;

import org.jspecify.annotations.NullMarked;
