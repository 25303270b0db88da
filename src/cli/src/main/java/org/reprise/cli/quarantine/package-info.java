/** The worklist: what only a former primary had. */
@NullMarked
package org.reprise.cli.quarantine;

import org.jspecify.annotations.NullMarked;
