package org.reprise.seed;

import java.time.Instant;
import java.util.List;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.log.LogOrigin;

/**
 * What a seed consists of.
 *
 * @param id       which it is; no two are equal
 * @param source   the site whose rows they are
 * @param stagedAt by the source's clock
 * @param origin   the exact position: the rows are the effect of the events up to it, and of no other
 * @param tables   by name
 * @param chunks   by number; those of a table stand together
 * @param resubmitted events that were submitted again, and whose effect is in the rows: the log may not have them any more (rule 15)
 */
public record SeedManifest(
        String id,
        String source,
        Instant stagedAt,
        LogOrigin origin,
        List<SeedTable> tables,
        List<SeedChunk> chunks,
        List<ResubmittedEvent> resubmitted) {

    public SeedManifest {
        tables = List.copyOf(tables);
        chunks = List.copyOf(chunks);
        resubmitted = List.copyOf(resubmitted);
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("Not the id of a seed: " + id);
        }
    }

    /** Rows of all tables. */
    public long rows() {
        return chunks.stream().mapToLong(SeedChunk::rows).sum();
    }

    /** Length of all chunks. */
    public long bytes() {
        return chunks.stream().mapToLong(SeedChunk::bytes).sum();
    }

    @Override
    public String toString() {
        return "seed " + id + " (" + rows() + " rows of " + tables.size() + " tables of site '" + source + "' at "
                + origin.position() + ")";
    }
}
