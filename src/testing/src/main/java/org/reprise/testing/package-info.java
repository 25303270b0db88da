/**
 * Real databases for tests and benchmarks: H2 and HSQLDB in files, PostgreSQL and MariaDB as servers that this JVM starts
 * on loopback and stops again; and a name server. Depends on nothing of Reprise.
 */
@NullMarked
package org.reprise.testing;

import org.jspecify.annotations.NullMarked;
