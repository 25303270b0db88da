/** Entities whose converters give other than basic types. */
package org.reprise.typed;
