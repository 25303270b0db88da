/**
 * What operators may ask of a site and do to it: the log, parked events, policy, jobs. Each act is audited in a transaction of
 * its own. {@code Site} is what the console depends on.
 */
@NullMarked
package org.reprise.desk;

import org.jspecify.annotations.NullMarked;
