/** The queues of a server. */
@NullMarked
package org.reprise.cli.queue;

import org.jspecify.annotations.NullMarked;
