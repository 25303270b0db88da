package org.reprise.audit;

import java.util.function.Supplier;
import org.reprise.compare.ApplicationTables;
import org.reprise.portion.Position;

/**
 * The site that audits itself.
 *
 * @param rows        of its tables
 * @param application which tables are audited, as of the moment
 * @param replayed    the last event whose rows are in its tables, as of now
 */
public record AuditedSite(AuditedRows rows, Supplier<ApplicationTables> application, Supplier<Position> replayed) {}
