/**
 * Work of an operator that takes its time: comparing, seeding, rebuilding, exporting. A job shows how far it is, can be cancelled and
 * leaves a result. Plain Java; depends on nothing of the others.
 */
@NullMarked
package org.reprise.job;

import org.jspecify.annotations.NullMarked;
