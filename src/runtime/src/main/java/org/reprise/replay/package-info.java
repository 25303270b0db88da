/**
 * Turns events back into calls at a secondary: in order, in batches, with the position in the same transaction; parks what fails
 * for good. Plain Java over the transaction registry of Jakarta Transactions; depends on {@code org.reprise.event} and
 * {@code org.reprise.log}, never on capture.
 */
@NullMarked
package org.reprise.replay;

import org.jspecify.annotations.NullMarked;
