/**
 * What of events, rows and texts somebody is shown who may not see all: which names are sensitive, by patterns and by
 * {@link org.reprise.api.Sensitive}, and the same contents without their values.
 */
@NullMarked
package org.reprise.mask;

import org.jspecify.annotations.NullMarked;
