/**
 * Statements of the application, bulk JPQL as SQL and native SQL: their parts, whether they do the same on every make of database, and
 * the rows that they change. Plain Java over JDBC; knows no JPA provider.
 */
@NullMarked
package org.reprise.statement;

import org.jspecify.annotations.NullMarked;
