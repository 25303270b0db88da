/**
 * Other databases that the application builds from the events of the log, each with a position of its own. Plain Java over JDBC;
 * depends on {@code org.reprise.api}, {@code org.reprise.event} and {@code org.reprise.log}.
 */
@NullMarked
package org.reprise.projection;

import org.jspecify.annotations.NullMarked;
