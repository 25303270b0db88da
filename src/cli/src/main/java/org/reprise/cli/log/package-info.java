/** The event log of a site: searched, and one event shown whole. */
@NullMarked
package org.reprise.cli.log;

import org.jspecify.annotations.NullMarked;
