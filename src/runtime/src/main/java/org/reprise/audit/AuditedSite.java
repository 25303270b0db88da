package org.reprise.audit;

import java.util.Set;
import java.util.function.Supplier;
import org.reprise.portion.Position;

/**
 * The site that audits itself.
 *
 * @param rows       of its tables
 * @param generators tables where its generators stand, at the moment; they differ from site to site, and rightly so
 * @param replayed   the last event whose rows are in its tables, as of now
 */
public record AuditedSite(AuditedRows rows, Supplier<Set<String>> generators, Supplier<Position> replayed) {}
