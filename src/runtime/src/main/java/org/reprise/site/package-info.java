/**
 * The door: the CDI bean and the interceptors of an application's one site, and the container's side of it: beans,
 * transactions, threads, messaging. Opens and closes a {@code LiveSite}; nothing depends on this package but the console.
 */
@NullMarked
package org.reprise.site;

import org.jspecify.annotations.NullMarked;
