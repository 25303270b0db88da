package org.reprise.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The changes of one transaction, in their order. Used by the one thread that is in the transaction. */
public final class WriteSet {
    private final List<Supplier<? extends Change>> changes = new ArrayList<>();
    private int settled;

    /** A change as it was just made. */
    public void add(Change change) {
        changes.add(() -> change);
    }

    /** A change that is complete only later in the transaction, such as an insert whose key the database makes. */
    public void addLater(Supplier<? extends Change> change) {
        changes.add(change);
    }

    /** What is not complete yet is completed now: what comes may change the rows of it. */
    public void settle() {
        for (; settled < changes.size(); settled++) {
            Change change = changes.get(settled).get();
            changes.set(settled, () -> change);
        }
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** All changes so far, complete. */
    public List<Change> changes() {
        List<Change> all = new ArrayList<>(changes.size());
        changes.forEach(change -> all.add(change.get()));
        return all;
    }

    /**
     * The digest of what {@code changes} come to; an empty list has one too. What comes behind a statement may meet what it wrote, so each
     * statement ends a part, and the parts are proved in their order.
     */
    public static Proof proof(List<Change> changes) {
        List<List<Change>> parts = new ArrayList<>();
        int begun = 0;
        for (int i = 0; i < changes.size(); i++) {
            if (i == changes.size() - 1 || !(changes.get(i) instanceof RowChange)) {
                parts.add(changes.subList(begun, i + 1));
                begun = i + 1;
            }
        }
        return parts.size() > 1
                ? CanonicalBytes.ofParts(parts.stream()
                        .map(part -> CanonicalBytes.proof(NetChanges.of(part)))
                        .toList())
                : CanonicalBytes.proof(NetChanges.of(changes));
    }

    /**
     * Whether this is the digest of {@code changes}, also if it was made before statements were proved in their order, when each step of a
     * row was proved, before the text of a float was exact, or before a zero that names a row had no sign.
     */
    public static boolean isProof(Proof proof, List<Change> changes) {
        return proof(changes).equals(proof)
                || CanonicalBytes.proof(NetChanges.of(changes)).equals(proof)
                || CanonicalBytes.proof(changes).equals(proof)
                || CanonicalBytes.proof(changes, UnaryOperator.identity()).equals(proof)
                || CanonicalBytes.proof(changes, Value::asDouble).equals(proof)
                || CanonicalBytes.proof(changes, Value::asSingle).equals(proof);
    }

    /** The same changes, each of which gives its row all that is known of it. */
    public static List<Change> whole(List<Change> changes) {
        return changes.stream()
                .map(change -> change instanceof RowChange row ? row.whole() : change)
                .toList();
    }

    /** The same changes as other sites need them: without what only taking them back needs. */
    public static List<Change> shipped(List<Change> changes) {
        return changes.stream()
                .map(change -> change instanceof RowChange row ? row.shipped() : change)
                .toList();
    }

    /** Forgets all: what comes now belongs to another event of the same transaction. */
    public void clear() {
        changes.clear();
        settled = 0;
    }
}
