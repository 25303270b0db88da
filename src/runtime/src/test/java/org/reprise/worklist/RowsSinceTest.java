package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.audit.Writers;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.WriteSet;
import org.reprise.quarantine.Content;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.worklist.Since.Verdict;

/** What happened to rows since they were undone, on each make. */
final class RowsSinceTest {
    private static final RowChange INSERTED = WorklistTest.row(Operation.INSERT, 1, Map.of("N", 10L), Map.of());
    private static final RowChange UPDATED = WorklistTest.row(Operation.UPDATE, 2, Map.of("N", 21L), Map.of("N", 20L));
    private static final RowChange UPDATED_AGAIN =
            WorklistTest.row(Operation.UPDATE, 2, Map.of("N", 22L), Map.of("N", 21L));
    private static final RowChange DELETED = WorklistTest.row(Operation.DELETE, 3, Map.of(), Map.of("N", 30L));

    private final EventLog log = InMemoryEventLog.create();

    private static Content content(RowChange... rows) {
        List<RowChange> all = List.of(rows);
        Event event = new Event(
                Instant.EPOCH,
                List.of(new Call("note", 1, "[\"a\"]", null, List.of())),
                GeneratedIds.NONE,
                WriteSet.proof(List.copyOf(all)),
                List.of());
        return new Content(EventJson.encode(event), EvidenceJson.encode(List.copyOf(all)));
    }

    private static Fork fork(Content... contents) {
        Fork fork = new Fork();
        for (Content each : contents) {
            fork.add(1, RowsSince.rows(each));
        }
        return fork;
    }

    /** As it was before the events. */
    private static TestDatabase undone(Make make) {
        TestDatabase database = make.fresh();
        database.execute(
                "CREATE TABLE T (ID INT PRIMARY KEY, N INT)",
                "INSERT INTO T (ID, N) VALUES (2, 20)",
                "INSERT INTO T (ID, N) VALUES (3, 30)");
        return database;
    }

    private Since since(TestDatabase database, Content content, Fork fork) {
        Writers writers = new Writers(log.portions(), log.evidence(), 100);
        return new RowsSince(database.dataSource(), writers).of(1, content, fork, true);
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatAreAsTheyWereBeforeTheFirstEventAreNoConflict(Make make) {
        Content first = content(INSERTED, UPDATED, DELETED);
        Content second = content(UPDATED_AGAIN);
        Fork fork = fork(first, second);
        TestDatabase database = undone(make);

        assertThat(since(database, first, fork).verdict()).isEqualTo(Verdict.NONE);
        Since since = since(database, second, fork);
        assertThat(since.verdict()).isEqualTo(Verdict.NONE);
        assertThat(since.rows()).containsExactly(new Since.Row("T", "ID=2", "update", "N=22", "", ""));
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatSomebodyElseWroteAreAConflictWithWhatTheyAreAndWhoDid(Make make) {
        Content content = content(INSERTED, UPDATED, DELETED);
        TestDatabase database = undone(make);
        database.execute(
                "INSERT INTO T (ID, N) VALUES (1, 99)",
                "UPDATE T SET N = 77 WHERE ID = 2",
                "DELETE FROM T WHERE ID = 3");
        RowChange other = WorklistTest.row(Operation.UPDATE, 2, Map.of("N", 77L), Map.of("N", 20L));
        byte[] body = EventJson.encode(new Event(Instant.EPOCH, List.of(), GeneratedIds.NONE, null, List.of(other)));
        log.portions().store(Portion.seal(ChainEnd.START, 1, List.of(body), Instant.EPOCH, Compression.best()));

        Since since = since(database, content, fork(content));

        assertThat(since.verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(since.words()).isEqualTo("3 of its 3 rows were changed since");
        assertThat(since.rows())
                .extracting(Since.Row::changed)
                .containsExactly("it was inserted", "N was 20 and is 77", "it was deleted");
        assertThat(since.rows())
                .extracting(Since.Row::by)
                .containsExactly("not known any more", "1:1 rows of T", "not known any more");
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void whereTheEvidenceOrTheTableIsMissingItIsUnknown(Make make) {
        Content none = new Content(content(INSERTED).body(), new byte[0]);
        assertThat(since(undone(make), none, new Fork()).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(since(make.fresh(), content(INSERTED), new Fork()).words()).contains("has no table T");
    }
}
