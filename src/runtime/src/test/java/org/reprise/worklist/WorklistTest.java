package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.argument.ArgumentJson;
import org.reprise.audit.Writers;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Surroundings;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.quarantine.Content;
import org.reprise.quarantine.Decision;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.quarantine.Quarantined;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.worklist.Result.Outcome;

/** What operators make of quarantined events, on a real store; the primary is a double. */
final class WorklistTest {
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final InMemoryPrimary primary = new InMemoryPrimary();
    private TestDatabase database;
    private LocalTransactions transactions;
    private EventLog log;
    private QuarantineStore store;
    private Worklist worklist;

    @BeforeEach
    void create() {
        database = Make.H2.fresh();
        transactions = new LocalTransactions(database);
        ShippedTables.create(database.dataSource());
        log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
        store = new QuarantineStore(transactions.dataSource());
        primary.busy = true;
        worklist = new Worklist(
                new Worklist.Ground(store, log.audit(), transactions, clock),
                new QuarantinedCalls(NotingBeans.METHODS, new ArgumentJson()),
                new RowsSince(transactions.dataSource(), new Writers(log.portions(), log.evidence(), 100)),
                log.findings().resubmitted(),
                primary);
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    private String add(long seq, Event event) {
        String origin = "1-" + seq + "-x";
        byte[] evidence = new byte[0];
        Quarantined quarantined = new Quarantined(
                origin,
                new Position(1, seq),
                "ab".repeat(32),
                List.of(event.title()),
                "ada",
                Instant.EPOCH,
                new Quarantined.Put(Instant.EPOCH, "west reigns", Quarantined.Undone.EVIDENCE),
                Decision.NONE);
        store.add(quarantined, new Content(EventJson.encode(event), evidence));
        return origin;
    }

    private String add(long seq, String text) {
        return add(
                seq,
                new Event(
                        Instant.EPOCH,
                        List.of(new Call(
                                "note",
                                1,
                                "[\"" + text + "\"]",
                                null,
                                List.of(),
                                new Surroundings(null, null, "ada")))));
    }

    private List<AuditEntry> audit() {
        return log.audit().newest(500);
    }

    private State state(String origin) {
        return store.find(origin).orElseThrow().decision().state();
    }

    /** Rule 16. */
    @Test
    void aHundredThatAreSubmittedTwiceAreEachInEffectOnceInTheOrderOfTheLogAndAudited() {
        List<String> origins = new ArrayList<>();
        for (int i = 100; i >= 1; i--) {
            origins.add(add(i, "t" + i));
        }
        assertThat(worklist.submit(origins, "olga", "wanted"))
                .hasSize(100)
                .allMatch(result -> result.outcome() == Outcome.SUBMITTED);
        assertThat(worklist.submit(origins, "olga", "once more"))
                .hasSize(100)
                .allMatch(result -> result.outcome() == Outcome.ALREADY);

        assertThat(primary.effects).hasSize(100);
        assertThat(primary.effects.keySet()).first().isEqualTo("1-1-x");
        assertThat(origins).allMatch(origin -> state(origin) == State.SUBMITTED);
        assertThat(audit()).hasSize(100).allMatch(entry -> entry.act().equals("submit quarantined"));
        assertThat(audit().get(0).subject()).isEqualTo("1-100-x note");
        assertThat(audit().get(0).who()).isEqualTo("olga");
    }

    @Test
    void whereTheAnswerIsLostItWaitsAndToSubmitItAgainIsSafe() {
        String origin = add(7, "a");
        primary.mute = true;
        Result lost = worklist.submit(List.of(origin), "olga", "wanted").get(0);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost.words()).contains("said nothing", "to submit it again is safe");
        assertThat(state(origin)).isEqualTo(State.WAITING);

        primary.mute = false;
        assertThat(worklist.submit(List.of(origin), "olga", "again").get(0).outcome())
                .isEqualTo(Outcome.ALREADY);
        assertThat(state(origin)).isEqualTo(State.SUBMITTED);
        assertThat(primary.effects).hasSize(1);
        assertThat(audit())
                .extracting(AuditEntry::act)
                .containsExactly("submit quarantined", "submit, answer unknown, quarantined");
    }

    /** The primary at which it was submitted fell before any other site had the new event, and never comes back. */
    @Test
    void whatWasSubmittedAndLostWithThatPrimaryIsSubmittedOnceMore() {
        String origin = add(7, "a");
        worklist.submit(List.of(origin), "olga", "wanted");
        primary.effects.clear();
        assertThat(worklist.submit(List.of(origin), "olga", "it went with east")
                        .get(0)
                        .outcome())
                .isEqualTo(Outcome.SUBMITTED);
        assertThat(primary.effects).containsKey(origin);
        assertThat(audit()).extracting(AuditEntry::reason).containsExactly("it went with east", "wanted");

        log.findings().resubmitted().learn(origin, new Position(2, 9), Instant.EPOCH);
        primary.effects.clear();
        assertThat(worklist.submit(List.of(origin), "olga", "once more").get(0).outcome())
                .isEqualTo(Outcome.ALREADY);
        assertThat(primary.effects).isEmpty();
    }

    @Test
    void primaryThatNeverComesToItIsNotWaitedForForEver() {
        primary.busy = false;
        Handing.Handed handed = new Handing(primary, Duration.ZERO).hand(List.of());
        assertThat(handed.became()).isEmpty();
        Submission asked = ToPrimaryContract.submission("1-7-a", "a");
        assertThat(new Handing(primary, Duration.ofMillis(1))
                        .hand(List.of(asked))
                        .became())
                .isEmpty();
    }

    @Test
    void whatFailsWaitsOnAndSaysWhy() {
        String origin = add(7, "fails");
        Result failed = worklist.submit(List.of(origin), "olga", "wanted").get(0);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.words()).contains("IllegalStateException: no");
        assertThat(state(origin)).isEqualTo(State.WAITING);
        assertThat(audit()).extracting(AuditEntry::act).containsExactly("submit, failed, quarantined");
    }

    @Test
    void editedArgumentsAreMadeAndThoseThatItHadStayOnRecord() {
        String origin = add(7, "fails");
        assertThat(worklist.submit(origin, List.of("[\"other\"]"), "olga", "typo")
                        .outcome())
                .isEqualTo(Outcome.SUBMITTED);

        assertThat(primary.effects).containsEntry(origin, "[\"other\"]");
        WholeItem whole = worklist.show(origin).orElseThrow();
        assertThat(whole.calls().get(0).arguments()).isEqualTo("[\"fails\"]");
        assertThat(whole.item().event().decision().reason()).contains("typo", "[\"other\"]");
    }

    @Test
    void argumentsThatDoNotFitAreRefusedAndNothingIsSent() {
        String origin = add(7, "a");
        for (List<String> wrong : List.of(List.of("[7, 8]"), List.of("no json"), List.of("[\"a\"]", "[\"b\"]"))) {
            Result refused = worklist.submit(origin, wrong, "olga", "typo");
            assertThat(refused.outcome()).as(wrong.toString()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(primary.effects).isEmpty();
        assertThat(audit()).isEmpty();
    }

    @Test
    void whatIsDroppedStaysOnRecordAndIsNotSubmitted() {
        String origin = add(7, "a");
        assertThat(worklist.drop(List.of(origin, "nobody"), "olga", "made by hand"))
                .extracting(Result::outcome)
                .containsExactlyInAnyOrder(Outcome.DROPPED, Outcome.REFUSED);
        assertThat(worklist.submit(List.of(origin), "olga", "after all").get(0).words())
                .contains("dropped by olga");
        assertThat(primary.effects).isEmpty();
        assertThat(audit()).extracting(AuditEntry::act).containsExactly("drop quarantined");
        assertThat(worklist.list(List.of(State.DROPPED), Position.START, 5).items())
                .hasSize(1);
    }

    @Test
    void eventWithoutACallCannotBeSubmittedAndSaysSo() {
        RowChange row = row(Operation.INSERT, 1, Map.of("N", 1L), Map.of());
        String origin = add(7, new Event(Instant.EPOCH, List.of(), GeneratedIds.NONE, null, List.of(row)));
        Result refused = worklist.submit(List.of(origin), "olga", "wanted").get(0);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.words()).contains("made of rows");
        assertThat(worklist.show(origin).orElseThrow().unfit()).contains("made of rows");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        for (int i = 1; i <= 5; i++) {
            add(i, "t" + i);
        }
        ItemPage first = worklist.list(List.of(State.WAITING), Position.START, 3);
        assertThat(first.items()).hasSize(3);
        assertThat(first.waiting()).isEqualTo(5);
        assertThat(first.next()).isEqualTo(new Position(1, 3));
        ItemPage last = worklist.list(List.of(), new Position(1, 3), 3);
        assertThat(last.items()).hasSize(2);
        assertThat(last.next()).isNull();
        assertThat(last.items().get(0).since().verdict()).isEqualTo(Since.Verdict.UNKNOWN);
    }

    @Test
    void whatIsInEffectAlreadySaysWhereOnceThisSiteHasReplayedIt() {
        String origin = add(7, "a");
        log.findings().resubmitted().learn(origin, new Position(2, 9), Instant.EPOCH);
        assertThat(worklist.show(origin).orElseThrow().item().now()).isEqualTo(new Position(2, 9));
    }

    static RowChange row(Operation operation, long id, Map<String, Long> after, Map<String, Long> before) {
        return new RowChange(operation, "T", new TreeMap<>(Map.of("ID", Value.of(id))), values(after), values(before));
    }

    private static TreeMap<String, Value> values(Map<String, Long> numbers) {
        TreeMap<String, Value> values = new TreeMap<>();
        numbers.forEach((column, number) -> values.put(column, Value.of(number)));
        return values;
    }
}
