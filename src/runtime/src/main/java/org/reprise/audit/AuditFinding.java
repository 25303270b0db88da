package org.reprise.audit;

import java.time.Instant;
import org.reprise.compare.DifferingRow;
import org.reprise.portion.Position;

/**
 * A row that is not as at the upstream, and stays so.
 *
 * @param row      the row at both sites
 * @param position that this site had replayed up to when it was looked at last
 * @param writer   the last event that wrote it
 * @param suspectedAt when it was met first
 * @param at       when it was certain
 */
public record AuditFinding(DifferingRow row, Position position, LastWriter writer, Instant suspectedAt, Instant at) {}
