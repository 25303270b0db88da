/**
 * What a long log costs: the figures behind {@code -Dreprise.bench=scale}, of the runtime's own classes on PostgreSQL without a server of
 * Jakarta EE. A process of its own, of little memory, so that what grows with the log ends it.
 */
package org.reprise.scale;
