/**
 * What an application compiles against: the annotations that make a method replicated or recorded, the view on a running replay, and the
 * exceptions a caller can meet. Depends on nothing but Jakarta annotations; no other package of Reprise is visible to users.
 */
@NullMarked
package org.reprise.api;

import org.jspecify.annotations.NullMarked;
