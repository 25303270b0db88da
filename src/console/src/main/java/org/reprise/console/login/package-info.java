/** Who tries to log in: what a name may be, and how often somebody may be wrong. */
@NullMarked
package org.reprise.console.login;

import org.jspecify.annotations.NullMarked;
