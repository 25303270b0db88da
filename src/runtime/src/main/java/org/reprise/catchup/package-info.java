/** Catch-up by rows: the rows of many events, merged to what becomes of each row, written in few statements. */
@NullMarked
package org.reprise.catchup;

import org.jspecify.annotations.NullMarked;
