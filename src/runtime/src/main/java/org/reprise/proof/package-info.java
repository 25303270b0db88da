/**
 * The rows that a transaction wrote, in a form that is the same on every make of database: the write set, its digest (the proof),
 * and the rows themselves (the evidence). Plain Java over JSON and JDBC; depends on {@code org.reprise.api} only.
 */
@NullMarked
package org.reprise.proof;

import org.jspecify.annotations.NullMarked;
