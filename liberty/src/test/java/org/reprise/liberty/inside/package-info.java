/**
 * Tests that run inside a Liberty server, by Arquillian: capture at a primary, replay at a secondary. What capture makes of a call
 * and what replay makes of an event are held to the same {@link org.reprise.liberty.inside.RecordedEvents}.
 */
@NullMarked
package org.reprise.liberty.inside;

import org.jspecify.annotations.NullMarked;
