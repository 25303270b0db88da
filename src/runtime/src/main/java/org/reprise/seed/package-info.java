/**
 * A new site from another one's rows: a staged seed is a snapshot of all tables in canonical form, in files, at an exact position of
 * the log; seeding loads it into an empty database of whatever make, proves it by the sums of its tables, and puts the site's replay
 * at that position. Both sides go on after they were killed. Plain Java over JDBC; depends on {@code org.reprise.api},
 * {@code org.reprise.proof}, {@code org.reprise.log}, {@code org.reprise.compare} and {@code org.reprise.job} only.
 */
@NullMarked
package org.reprise.seed;

import org.jspecify.annotations.NullMarked;
