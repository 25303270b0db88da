/**
 * The servers of one site: which of them leads, by a lease in the site's database, who else lives, and what one hands over to
 * the one that leads. It is no fence: what must not happen twice is guarded in the transaction that does it. Depends on {@code
 * log} and below, {@code job}, and {@code transfer} for what is handed over.
 */
@NullMarked
package org.reprise.cluster;

import org.jspecify.annotations.NullMarked;
