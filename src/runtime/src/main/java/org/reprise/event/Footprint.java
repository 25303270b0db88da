package org.reprise.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.WriteSet;

/**
 * What an event wrote, and whether it supersedes others or may be superseded.
 *
 * @param name    of its call; empty when it has not just one
 * @param subject null when it neither supersedes nor is superseded
 * @param rows    that it wrote, each with whether it only updated it; null when they are not known
 * @param inserts whether it inserted a row
 * @param deletes whether it deleted a row
 */
public record Footprint(
        String name, @Nullable Subject subject, @Nullable Map<Row, Boolean> rows, boolean inserts, boolean deletes) {
    private static final Footprint NONE = new Footprint("", null, Map.of(), false, false);
    private static final Footprint UNKNOWN = new Footprint("", null, null, true, true);

    /** A row, by its table and key. */
    public record Row(String table, Map<String, ?> key) {}

    /** Of two events of one subject the later one supersedes. */
    public record Subject(String name, String key) {}

    /** @param evidence of the event, where there is any */
    public static Footprint of(byte[] body, byte @Nullable [] evidence) {
        try {
            Event event = EventJson.decode(body);
            if (event.failure() != null || event.barrier() != null) {
                return NONE;
            }
            List<Change> changes = changes(event, evidence);
            return changes == null ? UNKNOWN : of(event, changes);
        } catch (UnreadableEventException | UnreadableEvidenceException e) {
            return UNKNOWN;
        }
    }

    private static @Nullable List<Change> changes(Event event, byte @Nullable [] evidence) {
        if (event.isRows()) {
            return event.rows();
        }
        if (evidence != null) {
            return EvidenceJson.decode(evidence);
        }
        return WriteSet.proof(List.of()).equals(event.proof()) ? List.of() : null;
    }

    private static Footprint of(Event event, List<Change> changes) {
        Map<Row, Boolean> rows = new HashMap<>();
        boolean inserts = false;
        boolean deletes = false;
        for (Change change : changes) {
            if (!(change instanceof RowChange row)) {
                return UNKNOWN;
            }
            inserts |= row.operation() == Operation.INSERT;
            deletes |= row.operation() == Operation.DELETE;
            rows.merge(
                    new Row(row.table(), row.key()), row.operation() == Operation.UPDATE, (one, other) -> one && other);
        }
        String name = event.calls().size() == 1 ? event.calls().get(0).name() : "";
        return new Footprint(name, subject(event), rows, inserts, deletes);
    }

    private static @Nullable Subject subject(Event event) {
        // the origin of one that was submitted again must be known wherever its effect is
        if (event.calls().size() != 1 || !event.ids().isEmpty() || event.origin() != null) {
            return null;
        }
        Call call = event.calls().get(0);
        String key = call.labels().supersedes();
        return key.isEmpty() || call.exception() != null ? null : new Subject(call.name(), key);
    }
}
