/**
 * The event log over JDBC: captured events, sealing, portions stored and read, evidence, the site's position, the schema. All
 * in the application's own database, in the caller's transaction. Depends on {@code portion}, {@code jdbc}, {@code
 * finding} and {@code reign}; knows no CDI, EJB or JMS type.
 */
@NullMarked
package org.reprise.log;

import org.jspecify.annotations.NullMarked;
