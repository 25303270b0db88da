/**
 * The queues of this server's messaging engine, Reprise's and the application's, and what waits in the site itself: looked at every few
 * seconds, whoever asks or nobody, and kept in bounded memory. Nothing here opens a queue for a request; the engine is behind {@link
 * org.reprise.console.queue.Engine}.
 */
@NullMarked
package org.reprise.console.queue;

import org.jspecify.annotations.NullMarked;
