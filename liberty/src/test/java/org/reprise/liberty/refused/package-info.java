/** Tests on real servers of what must not start: applications that contradict replication, sites without their tables. */
@NullMarked
package org.reprise.liberty.refused;

import org.jspecify.annotations.NullMarked;
