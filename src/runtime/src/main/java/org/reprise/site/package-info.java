/**
 * What one site is and does: its role, its running parts, its figures, and what an operator may ask of it. Ties capture, log,
 * transfer and replay together; the console depends on this package and on the values it hands out.
 */
@NullMarked
package org.reprise.site;

import org.jspecify.annotations.NullMarked;
