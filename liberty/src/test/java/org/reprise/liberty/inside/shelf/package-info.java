/** A persistence unit that nothing uses but as the type of an argument. Depends on Jakarta Persistence only. */
@NullMarked
package org.reprise.liberty.inside.shelf;

import org.jspecify.annotations.NullMarked;
