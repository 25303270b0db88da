/** Work that takes its time at a site: starting it, waiting for it, what came of it. */
@NullMarked
package org.reprise.cli.job;

import org.jspecify.annotations.NullMarked;
