/**
 * Whether the tables, the driver and the Java of a site hold what its upstream's hold, and compare it as they do: definitions are read
 * from each site's own catalog, travel as JSON, and are held against each other here.
 */
@NullMarked
package org.reprise.fit;

import org.jspecify.annotations.NullMarked;
