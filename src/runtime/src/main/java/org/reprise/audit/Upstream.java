package org.reprise.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.reprise.audit.Question.Kind;
import org.reprise.compare.Hash;
import org.reprise.proof.Value;

/**
 * The site that this one follows, by questions.
 *
 * @param name  what it is called
 * @param asked hands a question to its {@link AuditDesk} and gives the answer
 */
public record Upstream(String name, UnaryOperator<byte[]> asked) {

    private byte[] ask(Question question) {
        return asked.apply(AuditForm.write(question));
    }

    List<ShownTable> tables(Set<String> generators) {
        return AuditForm.read(ask(Question.tables(generators)), new TypeReference<>() {});
    }

    /** What the rows of a span come to, or each of them, too. */
    Slice slice(AuditedTable table, KeySpan span, int limit, boolean each) {
        return AuditForm.read(
                ask(Question.of(each ? Kind.ROWS : Kind.SUM, table, span, limit)), new TypeReference<>() {});
    }

    List<KeyedRow> found(AuditedTable table, List<SortedMap<String, Value>> keys) {
        return AuditForm.read(ask(Question.of(Kind.FOUND, table, keys, List.of())), new TypeReference<>() {});
    }

    Sighting seen(AuditedTable table, List<SortedMap<String, Value>> keys, List<Hash> hashes) {
        return AuditForm.read(ask(Question.of(Kind.SEEN, table, keys, hashes)), new TypeReference<>() {});
    }

    LastWriter writer(AuditedTable table, SortedMap<String, Value> key) {
        return AuditForm.read(ask(Question.of(Kind.WRITER, table, List.of(key), List.of())), new TypeReference<>() {});
    }
}
