/**
 * How many sites hold an event before its call returns: what calls wait for at the primary, which acknowledgements of other sites count,
 * up to where the log is stable, and what secondaries may replay of it. Plain Java over the event log; knows no CDI, EJB or JMS type.
 */
@NullMarked
package org.reprise.ack;

import org.jspecify.annotations.NullMarked;
