/**
 * The service group: what moves with the primary's role, and what must be in order where that is. A DNS name, held against stale sites by
 * the epoch in a TXT record; required checks with rise and fall; hooks before and after a change of role. Plain rules: the name server, a
 * probe and a hook are seams, and who is primary comes from outside.
 */
@NullMarked
package org.reprise.group;

import org.jspecify.annotations.NullMarked;
