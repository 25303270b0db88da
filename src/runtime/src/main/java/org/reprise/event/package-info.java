/**
 * What an event is: its calls, their names and versions, their JSON form, and the registry of replicated methods that is built
 * and validated at deployment. Depends on {@code org.reprise.api} and Jackson; knows no database, transport or container.
 */
@NullMarked
package org.reprise.event;

import org.jspecify.annotations.NullMarked;
