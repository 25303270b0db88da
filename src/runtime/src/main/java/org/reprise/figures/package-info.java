/**
 * What is measured and shown of a site: sampled counters, queues, lag, other servers and sites. Values for the console, and
 * the samplers that make them.
 */
@NullMarked
package org.reprise.figures;

import org.jspecify.annotations.NullMarked;
