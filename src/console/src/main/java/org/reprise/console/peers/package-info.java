/**
 * All sites as this one sees them: asked every second, kept for the table, the chart and the metrics, and sent to the browsers that
 * listen. Nothing here waits for a peer while somebody asks.
 */
@NullMarked
package org.reprise.console.peers;

import org.jspecify.annotations.NullMarked;
