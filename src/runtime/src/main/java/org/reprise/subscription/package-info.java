/**
 * Which events a site takes: the terms of {@code reprise.subscription}. Plain rules on the values of {@code event}.
 */
@NullMarked
package org.reprise.subscription;

import org.jspecify.annotations.NullMarked;
