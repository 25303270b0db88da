/**
 * What an event is about: its kind, status and key, by paths and expressions that are checked at deployment. Depends on {@code
 * org.reprise.api} only.
 */
@NullMarked
package org.reprise.label;

import org.jspecify.annotations.NullMarked;
