/**
 * What one site is and does: its role, its running parts, its figures, and what an operator may ask of it. Ties capture, log,
 * transfer and replay together; the console depends on this package and on the values it hands out.
 *
 * <p>A {@code LiveSite} is an open one. Its {@code Duties} are those of its role: a {@code Primary} captures and seals, a
 * {@code Secondary} is {@code Asking} and {@code Replaying}. Every site is {@code Answering}.
 */
@NullMarked
package org.reprise.site;

import org.jspecify.annotations.NullMarked;
