/**
 * What an event is: its calls, their names and versions, its JSON form, and the registry of replicated and recorded methods.
 * Depends on {@code org.reprise.api}, {@code label}, {@code proof} and Jackson; knows no database, transport or container.
 */
@NullMarked
package org.reprise.event;

import org.jspecify.annotations.NullMarked;
