/**
 * Turns calls into events, in the caller's own transaction, with what they are told from outside the database. Plain Java over the transaction registry of Jakarta Transactions;
 * depends on {@code org.reprise.event} and knows neither the log's tables nor replay.
 */
@NullMarked
package org.reprise.capture;

import org.jspecify.annotations.NullMarked;
