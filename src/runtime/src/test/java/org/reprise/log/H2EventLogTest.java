package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.portion.Compression;
import org.reprise.testing.Make;

final class H2EventLogTest extends JdbcEventLogContract {

    H2EventLogTest() {
        super(Make.H2);
    }

    /** The make that says how many rows a statement has looked at. */
    @Test
    void evidenceIsReadByItsKeyHoweverMuchIsKept() {
        ExplainedReads reads = new ExplainedReads(database.dataSource());
        EvidenceStore store = new JdbcEvidenceStore(reads.dataSource(), Compression.DEFLATE);
        for (int i = 0; i < 500; i++) {
            store.keep(10L * i + 1, List.of(new byte[] {1}, new byte[] {2}), Instant.ofEpochMilli(i));
        }

        assertThat(store.between(4_001, 4_010)).containsOnlyKeys(4_001L, 4_002L);
        assertThat(store.of(4_502)).isPresent();
        assertThat(store.forgetBefore(Instant.ofEpochMilli(3))).isEqualTo(3);

        assertThat(reads.rowsLookedAt()).isPositive().isLessThan(50);
    }
}
