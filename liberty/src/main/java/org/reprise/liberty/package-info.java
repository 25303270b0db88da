/**
 * Sites on Open Liberty: makes server folders from the templates in {@code src/main/liberty}, starts, stops and kills servers
 * as child processes. For command 1 of the README, integration tests and benchmarks; nothing of it runs inside a site. Depends
 * on the JDK alone.
 */
@NullMarked
package org.reprise.liberty;

import org.jspecify.annotations.NullMarked;
