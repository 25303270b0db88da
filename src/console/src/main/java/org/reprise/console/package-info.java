/**
 * The doors of a site: REST, pages, health, and the message-driven beans. Everything here is thin: it
 * asks {@link org.reprise.desk.Site} and knows nothing of the log's tables or of JMS payloads. Depends on {@code site}, {@code desk} and on
 * the values of {@code log}; nothing depends on it.
 */
@NullMarked
package org.reprise.console;

import org.jspecify.annotations.NullMarked;
