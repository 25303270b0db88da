/**
 * A small web application that tests put beside the product in a running site. It reads and writes the site's database and sends
 * messages to any queue, on loopback and without a login, so it is never part of the product. Depends on Jakarta EE alone; only
 * {@link org.reprise.liberty.probe.ProbeWar} is used outside the server.
 */
@NullMarked
package org.reprise.liberty.probe;

import org.jspecify.annotations.NullMarked;
