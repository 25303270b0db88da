package org.reprise.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownDifferencesTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private final Trail trail = new Trail();
    private final KnownDifferences known = new KnownDifferences(trail);

    @Test
    void nothingIsKnownOfACopyThatNobodyTouched() {
        assertThat(known.words(0)).isEmpty();
    }

    @Test
    void skippedEventsAreCountedAndTheLastOneIsNamed() {
        act(1, AuditEntry.SKIP, "1:5");
        act(2, AuditEntry.SKIP, "1:9");

        assertThat(known.words(0))
                .containsExactly("2 events were skipped, the last 1:9 by ada at 2026-11-30T12:00:02Z");
    }

    @Test
    void comparisonOfAllTablesThatFoundThemEqualEndsIt() {
        act(1, AuditEntry.SKIP, "1:5");
        act(2, KnownDifferences.UNEQUAL, "'east'");
        act(3, KnownDifferences.EQUAL, "'east'");
        assertThat(known.words(0)).isEmpty();
        act(4, AuditEntry.SKIP, "1:9");

        assertThat(known.words(0)).hasSize(1).first().asString().contains("1 event was", "1:9");
    }

    @Test
    void seedEndsIt() {
        act(1, AuditEntry.SKIP, "1:5");
        act(2, KnownDifferences.SEEDED, "this site");

        assertThat(known.words(0)).isEmpty();
    }

    @Test
    void whatTheLastComparisonFoundStandsUntilAnotherOneFindsNothing() {
        act(1, KnownDifferences.EQUAL, "'east'");
        act(2, KnownDifferences.UNEQUAL, "'east'");

        assertThat(known.words(0))
                .containsExactly("rows differ, found at 2026-11-30T12:00:02Z by comparing with 'east': because");
    }

    @Test
    void leftOutEventsAreSaid() {
        assertThat(known.words(77)).first().asString().contains("event 77");
    }

    private void act(int second, String act, String subject) {
        trail.add(new AuditEntry(NOON.plusSeconds(second), "ada", act, subject, "because\nof this"));
    }

    private static final class Trail implements AuditTrail {
        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void add(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public List<AuditEntry> newest(int limit) {
            return entries.stream()
                    .sorted(Comparator.comparing(AuditEntry::at).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<AuditEntry> newest(String act, int limit) {
            return newest(Integer.MAX_VALUE).stream()
                    .filter(entry -> entry.act().equals(act))
                    .limit(limit)
                    .toList();
        }
    }
}
