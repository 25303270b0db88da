/** Whom a site follows, in what, and when it replays. */
@NullMarked
package org.reprise.cli.policy;

import org.jspecify.annotations.NullMarked;
