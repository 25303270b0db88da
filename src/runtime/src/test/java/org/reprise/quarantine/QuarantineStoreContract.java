package org.reprise.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.proof.WriteSet;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.Quarantined.Put;
import org.reprise.quarantine.Quarantined.Undone;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** What is in quarantine on a make of database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class QuarantineStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Set<State> ALL = EnumSet.allOf(State.class);

    private final Make make;
    private TestDatabase database;
    private LocalTransactions transactions;
    private QuarantineStore store;

    QuarantineStoreContract(Make make) {
        this.make = make;
    }

    @BeforeAll
    void createTables() {
        database = make.fresh();
        transactions = new LocalTransactions(database);
        ShippedTables.create(database.dataSource());
        store = new QuarantineStore(transactions.dataSource());
    }

    @AfterAll
    void close() {
        transactions.close();
    }

    @BeforeEach
    void empty() {
        database.execute("DELETE FROM REPRISE_QUARANTINE");
    }

    private static Quarantined event(long epoch, long seq) {
        return new Quarantined(
                new Position(epoch, seq).toString(),
                new Position(epoch, seq),
                "ab".repeat(32),
                List.of("network.pass", "network.accept v2"),
                "anna",
                NOW,
                new Put(NOW.plusMillis(7), "it is in no other log", Undone.EVIDENCE),
                Decision.NONE);
    }

    private void add(Quarantined event) {
        transactions.run(() -> store.add(event, new Content(BODY, new byte[0])));
    }

    @Test
    void whatIsAddedIsFoundAndListedInTheOrderOfTheLog() {
        add(event(3, 7));
        add(event(2, 120));
        add(event(2, 99));

        assertThat(store.find("2:120")).contains(event(2, 120));
        assertThat(store.find("2:121")).isEmpty();
        assertThat(store.has(new Position(2, 120))).isTrue();
        assertThat(store.has(new Position(3, 120))).isFalse();
        assertThat(store.list(ALL, Position.START, 10)).containsExactly(event(2, 99), event(2, 120), event(3, 7));
        assertThat(store.list(ALL, new Position(2, 99), 1)).containsExactly(event(2, 120));
        assertThat(store.list(Set.of(), Position.START, 10)).isEmpty();
        assertThat(store.list(Set.of(State.DROPPED), Position.START, 10)).isEmpty();
        assertThat(store.counts())
                .containsEntry(State.WAITING, 3L)
                .containsEntry(State.DROPPED, 0L)
                .containsEntry(State.SUBMITTED, 0L);
    }

    @Test
    void contentIsGivenAsTheLogHeldIt() {
        List<Change> rows = List.of(new RowChange(
                Operation.UPDATE,
                "POINT",
                new TreeMap<>(Map.of("ID", Value.of(7))),
                new TreeMap<>(Map.of("PASSED", Value.of(5))),
                new TreeMap<>(Map.of("PASSED", Value.of(4)))));
        Event event = new Event(
                NOW,
                List.of(new Call("network.pass", 1, "[\"a\",\"\u00e9\"]", null, List.of())),
                GeneratedIds.NONE,
                WriteSet.proof(rows),
                List.of());
        byte[] large = new byte[1 << 20];
        transactions.run(() -> {
            store.add(event(1, 1), new Content(EventJson.encode(event), EvidenceJson.encode(rows)));
            store.add(event(1, 2), new Content(large, large));
        });

        assertThat(store.content("1:1").orElseThrow().event()).isEqualTo(event);
        assertThat(store.content("1:1").orElseThrow().rows()).isEqualTo(rows);
        assertThat(store.content("1:2").orElseThrow().body()).isEqualTo(large);
        assertThat(store.content("1:2").orElseThrow().evidence()).isEqualTo(large);
        assertThat(store.content("1:3")).isEmpty();
    }

    @Test
    void aDecisionIsTakenOnceFromTheStateThatWasSeen() {
        add(event(1, 1));
        Decision submitted = Decision.submitted("anna", NOW, "the customer waits", new Position(2, 300));

        assertThat(store.decide("1:1", State.WAITING, submitted)).isTrue();
        assertThat(store.decide("1:1", State.WAITING, Decision.dropped("bert", NOW, "too late")))
                .isFalse();
        assertThat(store.decide("1:9", State.WAITING, submitted)).isFalse();

        assertThat(store.find("1:1").orElseThrow().decision()).isEqualTo(submitted);
        assertThat(store.counts()).containsEntry(State.SUBMITTED, 1L).containsEntry(State.WAITING, 0L);
    }

    @Test
    void anEventThatWasSubmittedAndIsLostOnceMoreWaitsAgain() {
        add(event(1, 1));
        store.decide("1:1", State.WAITING, Decision.submitted("anna", NOW, "", new Position(2, 300)));
        Quarantined again = new Quarantined(
                "1:1",
                new Position(2, 300),
                "cd".repeat(32),
                List.of("network.pass"),
                "",
                NOW,
                new Put(NOW, "lost again", Undone.NOTHING),
                Decision.NONE);

        add(again);

        assertThat(store.list(ALL, Position.START, 10)).containsExactly(again);
    }

    @Test
    void rowsAreWrittenInTheTransactionOfTheCaller() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    store.add(event(1, 1), new Content(BODY, new byte[0]));
                    throw new IllegalStateException("crashed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.list(ALL, Position.START, 10)).isEmpty();
    }

    @Test
    void longAndUnusualTextsAreCutAndKept() {
        Quarantined plain = event(1, 1);
        String longest = "\u00fc".repeat(3000) + '\0';

        add(new Quarantined(
                plain.origin(),
                plain.position(),
                plain.hash(),
                List.of(longest),
                longest,
                NOW,
                new Put(NOW, longest, Undone.SEED),
                plain.decision()));

        Quarantined kept = store.find("1:1").orElseThrow();
        assertThat(kept.put().why()).hasSize(2000).endsWith("...");
        assertThat(kept.caller()).hasSize(250);
        assertThat(kept.names()).hasSize(1);
    }
}
