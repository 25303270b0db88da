/**
 * Arguments, results and entities as JSON by declared types: lossless, or refused at deployment. Depends on {@code event} and
 * Jackson; knows no database, transport or container.
 */
@NullMarked
package org.reprise.argument;

import org.jspecify.annotations.NullMarked;
