package org.reprise.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.reprise.compare.CompareException;

/** Answers the audits of sites that follow this one. Keeps nothing of them. For one thread. */
public final class AuditDesk {
    /** What the other site calls it. */
    public static final String SUBJECT = "rolling audit";

    private final AuditedRows rows;
    private final Supplier<Set<String>> generators;
    private final Bounds bounds;
    private final Writers writers;

    /** @param generators tables where generators stand, at the moment; they differ from site to site, and rightly so */
    public AuditDesk(AuditedRows rows, Supplier<Set<String>> generators, Bounds bounds, Writers writers) {
        this.rows = rows;
        this.generators = generators;
        this.bounds = bounds;
        this.writers = writers;
    }

    /** @throws CompareException when it cannot be answered */
    public byte[] answer(String asker, byte[] asked) {
        Question question = AuditForm.read(asked, new TypeReference<>() {});
        return switch (question.kind()) {
            case TABLES -> AuditForm.write(tables(question.generators()));
            case SUM -> AuditForm.write(rows.slice(question.named(), question.span(), question.limit(), false));
            case ROWS -> AuditForm.write(rows.slice(question.named(), question.span(), question.limit(), true));
            case FOUND -> AuditForm.write(rows.found(question.named(), question.keys()));
            case SEEN -> AuditForm.write(seen(question));
            case WRITER ->
                AuditForm.write(
                        writers.of(question.named().name(), question.keys().get(0)));
        };
    }

    /** All tables here, without those where generators of either site stand. */
    private List<ShownTable> tables(Set<String> others) {
        Set<String> all = new TreeSet<>(generators.get());
        all.addAll(others);
        return rows.tables(all);
    }

    private Sighting seen(Question question) {
        long from = bounds.before();
        List<SeenRow> seen = List.copyOf(
                rows.seen(question.named(), question.keys(), question.hashes()).values());
        return new Sighting(from, bounds.after(), seen);
    }
}
