package org.reprise.transfer;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.reprise.event.Answer;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.Failure;
import org.reprise.event.Surroundings;
import org.reprise.label.Labels;
import org.reprise.proof.Change;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.Parameter;
import org.reprise.proof.Proof;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/** What stands in the golden files. A field that is new later gets a sample and a file of its own. */
final class WireSamples {
    static final Instant AT = Instant.ofEpochMilli(1_764_000_000_123L);

    /** Each kind of value, of which the first text of a kind is the usual one. */
    private static final SortedMap<String, Value> VALUES = sorted(Map.ofEntries(
            Map.entry("A_NULL", Value.NULL),
            Map.entry("B_NUMBER", new Value(Kind.NUMBER, "-12345678901234567890.5")),
            Map.entry("B_WHOLE", new Value(Kind.NUMBER, "1000")),
            Map.entry("C_FLOAT", new Value(Kind.FLOAT, "1.0E-5")),
            Map.entry("C_NAN", new Value(Kind.FLOAT, "NaN")),
            Map.entry("D_TEXT", new Value(Kind.TEXT, "Zoë said \"17 €\"\n\\ 😀")),
            Map.entry("D_EMPTY", new Value(Kind.TEXT, "")),
            Map.entry("E_BYTES", new Value(Kind.BYTES, "AP8=")),
            Map.entry("F_TIMESTAMP", new Value(Kind.TIMESTAMP, "2026-11-22T10:15:30.123456")),
            Map.entry("G_DATE", new Value(Kind.DATE, "2026-02-28")),
            Map.entry("H_TIME", new Value(Kind.TIME, "23:59:59.999999")),
            Map.entry("I_INSTANT", new Value(Kind.INSTANT, "2026-11-22T10:15:30.000001Z"))));

    private static final SortedMap<String, Value> NONE = new TreeMap<>();

    /** Each operation and language; the update holds columns that it did not write. */
    static final List<Change> CHANGES = List.of(
            new RowChange(Operation.INSERT, "SPECIMEN", key(7), VALUES, NONE),
            new RowChange(
                    Operation.UPDATE,
                    "SPECIMEN",
                    sorted(Map.of("ID", Value.of(7), "LANGUAGE", Value.of("en"))),
                    sorted(Map.of("NAME", Value.of("new"), "NOTE", Value.NULL)),
                    sorted(Map.of("NAME", Value.of("old"), "WEIGHT", Value.of(3)))),
            new RowChange(Operation.DELETE, "SPECIMEN", key(8), NONE, sorted(Map.of("NAME", Value.of("gone")))),
            new OpaqueStatement(
                    Language.JPQL,
                    "UPDATE Message m SET m.status = ?1",
                    List.of(Parameter.of(Value.of("expired")), Parameter.of(Value.NULL)),
                    10_000),
            new OpaqueStatement(Language.SQL, "DELETE FROM NOTE", List.of(), 0));

    /** A parameter that is a collection; a statement of a collection that met two rows. */
    static final List<Change> STATEMENTS = List.of(
            new OpaqueStatement(
                    Language.JPQL,
                    "DELETE FROM Note n WHERE n.id IN :ids AND n.text = :text",
                    List.of(new Parameter(true, List.of(Value.of(7), Value.of(8))), Parameter.of(Value.of("old"))),
                    2),
            new RowChange(Operation.DELETE, "SPECIMEN_NOTE", key(7), NONE, NONE).met(2));

    /** A run, numbers too few for one, unused places, texts. */
    static final GeneratedIds IDS = ids();

    static final Event PLAIN =
            new Event(AT, List.of(new Call("network.pass", 1, "[\"m-1\",\"north\"]", null, List.of())));

    static final Event FAILED =
            Event.failed(PLAIN.at(), PLAIN.calls(), new Failure("java.lang.IllegalStateException", "no room at north"));

    static final Event LABELLED = new Event(
            AT,
            List.of(new Call(
                    "network.pass",
                    1,
                    "[\"m-1\"]",
                    null,
                    List.of(),
                    Surroundings.NONE,
                    new Labels("message", "sent", "m-1", "north/\"1\""))));

    static final Event FULL = new Event(
            AT,
            List.of(
                    new Call(
                            "orders.order",
                            3,
                            "[{\"name\":\"Zoë\",\"price\":12.50},null,[1,2]]",
                            "org.example.ShortOfMoneyException",
                            List.of(
                                    new Answer("Prices.of", 1, "{\"item\":\"tea\",\"price\":7}", null, null),
                                    new Answer("Receipts.next", 2, "null", null, null),
                                    new Answer("Prices.of", 1, null, "java.io.IOException", "no \"line\""),
                                    new Answer("Prices.of", 1, null, "java.lang.NullPointerException", null)),
                            new Surroundings(
                                    AT.plusMillis(5), UUID.fromString("6f1c2f3e-0000-4000-8000-00000000002a"))),
                    new Call("ledger.close", 1, "[]", null, List.of())),
            IDS,
            new Proof("00ff102030405060708090a0b0c0d0e0"),
            List.of());

    static final Event ROWS = new Event(
            AT,
            List.of(new Call("stock.count", 1, "[]", null, List.of())),
            GeneratedIds.NONE,
            new Proof("ffffffffffffffffffffffffffffff00"),
            CHANGES);

    static final Event UNCAPTURED = new Event(AT, List.of(), GeneratedIds.NONE, null, CHANGES.subList(1, 3));

    private WireSamples() {}

    private static SortedMap<String, Value> key(int id) {
        return sorted(Map.of("ID", Value.of(id)));
    }

    private static SortedMap<String, Value> sorted(Map<String, Value> columns) {
        return new TreeMap<>(columns);
    }

    private static GeneratedIds ids() {
        Map<String, List<Object>> ids = new LinkedHashMap<>();
        ids.put("ORDER_SEQ", Arrays.asList(1001L, 1002L, 1003L, 1004L, 2000L, 2001L, null, -5L));
        ids.put("DOCUMENT", List.of("6f1c2f3e-0000-4000-8000-000000000001", "99999999999999999999"));
        return new GeneratedIds(ids);
    }
}
