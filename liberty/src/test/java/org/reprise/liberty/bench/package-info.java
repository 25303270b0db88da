/**
 * The benchmarks: what capture costs, how fast replay is, how large events are, how far a copy lags. Real servers, started by the
 * launcher; figures are ratios within one run where they can be. For {@code mvn -Pbench verify}, and in seconds as an
 * integration test; no other test depends on it.
 */
@NullMarked
package org.reprise.liberty.bench;

import org.jspecify.annotations.NullMarked;
