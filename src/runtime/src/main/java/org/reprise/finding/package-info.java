/**
 * What replay found and what operators did about it: parked events, demotions, differences, open statuses, the audit trail;
 * each a seam with its JDBC form. Depends on {@code jdbc} and {@code portion}.
 */
@NullMarked
package org.reprise.finding;

import org.jspecify.annotations.NullMarked;
