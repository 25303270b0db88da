/**
 * What an operator makes of quarantined events: they are business calls, to be submitted again at the primary, as they were or edited, or
 * dropped with a reason. Submitting again is under the origin id (rule 16), so that each takes effect once, however often it is tried.
 */
@NullMarked
package org.reprise.worklist;

import org.jspecify.annotations.NullMarked;
