/**
 * The event log over JDBC: captured events, sealing, portions, positions, parked events and the audit trail, all in the
 * application's own database. Depends on {@code org.reprise.api} only; knows no CDI, EJB or JMS type.
 */
@NullMarked
package org.reprise.log;

import org.jspecify.annotations.NullMarked;
