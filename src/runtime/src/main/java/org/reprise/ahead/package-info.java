/**
 * Replay by call that works ahead of itself: rows that the next calls will ask for are read together, and what they flush is written together.
 * Works on EclipseLink's connection of one transaction.
 */
@NullMarked
package org.reprise.ahead;

import org.jspecify.annotations.NullMarked;
