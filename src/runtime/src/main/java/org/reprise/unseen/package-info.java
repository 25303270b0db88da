/**
 * The database's own count of changed rows held against the rows that were seen. Plain JDBC in the caller's transaction; knows neither
 * calls nor events.
 */
@NullMarked
package org.reprise.unseen;

import org.jspecify.annotations.NullMarked;
