/**
 * The immutable form of a sealed portion: its position and extent, header, hash, chain and compression. Plain values: no JDBC,
 * no transport. Depends on {@code org.reprise.api} only.
 */
@NullMarked
package org.reprise.portion;

import org.jspecify.annotations.NullMarked;
