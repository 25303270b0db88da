/**
 * What an application compiles against: the annotation that makes a method replicated, the view on a running replay, and the
 * exceptions a caller can meet. Depends on nothing but Jakarta annotations; no other package of Reprise is visible to users.
 */
@NullMarked
package org.reprise.api;

import org.jspecify.annotations.NullMarked;
