package org.reprise.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.audit.AuditedTable.Way;
import org.reprise.audit.Suspect.Verdict;
import org.reprise.compare.Form;
import org.reprise.compare.Hash;
import org.reprise.compare.RowSum;
import org.reprise.compare.SharedTable;
import org.reprise.proof.Value;

class SuspectTest {
    private static final Hash KEY = new Hash(1, 1);
    private static final AuditedTable TABLE = new AuditedTable(
            new SharedTable("T", new TreeMap<>(Map.of("ID", Form.NUMBER, "NAME", Form.TEXT)), List.of("ID")),
            List.of("ID"),
            Way.RANGES);

    private final Suspect suspect = new Suspect(TABLE, new TreeMap<>(Map.of("ID", Value.of(1))), KEY, Instant.EPOCH);

    private static SeenRow row(int content) {
        return new SeenRow(
                KEY,
                new RowSum(1, new Hash(0, content)),
                new TreeMap<>(Map.of("ID", Value.of(1), "NAME", Value.of("n" + content))));
    }

    private Verdict there(int content, long from, long upTo) {
        return suspect.there(row(content), new Sighting(from, upTo, List.of(row(content))));
    }

    @Test
    void differenceThatIsTheSameAtTwoLooksIsOne() {
        assertThat(there(1, 10, 12)).isEqualTo(Verdict.AGAIN);
        assertThat(suspect.isDue(11)).isFalse();
        assertThat(suspect.isDue(12)).isTrue();
        assertThat(suspect.here(row(2), 12)).isEqualTo(Verdict.AGAIN);
        assertThat(there(1, 13, 14)).isEqualTo(Verdict.AGAIN);
        assertThat(suspect.here(row(2), 14)).isEqualTo(Verdict.AGAIN);
        assertThat(there(1, 15, 16)).isEqualTo(Verdict.DIFFERS);
        assertThat(suspect.doubts(new LastWriter(1, 10, "e", 1))).isFalse();
        assertThat(suspect.doubts(new LastWriter(1, 11, "e", 1))).isTrue();
        assertThat(suspect.row().differences().get(0).column()).isEqualTo("NAME");
    }

    @Test
    void rowThatIsTheSameOnceItWasReplayedIsNone() {
        there(1, 10, 12);
        assertThat(suspect.here(row(1), 12)).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void looksBetweenWhichTheUpstreamsRowChangedProveNothing() {
        there(1, 10, 12);
        suspect.here(row(2), 12);
        there(3, 13, 14);
        suspect.here(row(2), 14);
        assertThat(there(3, 15, 16)).isEqualTo(Verdict.AGAIN);
        suspect.here(row(2), 16);
        assertThat(there(3, 17, 18)).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void looksBetweenWhichThisSitesRowChangedProveNothing() {
        there(1, 10, 12);
        suspect.here(row(2), 12);
        there(1, 13, 14);
        suspect.here(row(3), 14);
        assertThat(there(1, 15, 16)).isEqualTo(Verdict.AGAIN);
    }

    @Test
    void upstreamThatIsBehindThisSiteProvesNothing() {
        there(1, 10, 12);
        for (int i = 0; i < 5; i++) {
            assertThat(suspect.here(row(2), 20)).isEqualTo(Verdict.AGAIN);
            assertThat(there(1, 12, 12)).isEqualTo(Verdict.AGAIN);
        }
        suspect.here(row(2), 20);
        assertThat(there(2, 21, 21)).isEqualTo(Verdict.AGAIN);
        assertThat(suspect.here(row(2), 21)).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void rowThatChangesAtEachLookIsLeftToTheNextRound() {
        Verdict verdict = Verdict.AGAIN;
        for (int i = 0; i < 20 && verdict == Verdict.AGAIN; i++) {
            verdict = there(i, i, i);
        }
        assertThat(verdict).isEqualTo(Verdict.MOVES);
    }
}
