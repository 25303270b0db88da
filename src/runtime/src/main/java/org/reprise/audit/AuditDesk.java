package org.reprise.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.function.Supplier;
import org.reprise.compare.ApplicationTables;
import org.reprise.compare.CompareException;

/** Answers the audits of sites that follow this one. Keeps nothing of them. For one thread. */
public final class AuditDesk {
    /** What the other site calls it. */
    public static final String SUBJECT = "rolling audit";

    private final AuditedRows rows;
    private final Supplier<ApplicationTables> application;
    private final Bounds bounds;
    private final Writers writers;

    /** @param application which tables are audited, as of the moment */
    public AuditDesk(AuditedRows rows, Supplier<ApplicationTables> application, Bounds bounds, Writers writers) {
        this.rows = rows;
        this.application = application;
        this.bounds = bounds;
        this.writers = writers;
    }

    /** @throws CompareException when it cannot be answered */
    public byte[] answer(String asker, byte[] asked) {
        Question question = AuditForm.read(asked, new TypeReference<>() {});
        return switch (question.kind()) {
            case TABLES -> AuditForm.write(rows.tables(application.get().and(question.generators())));
            case SUM -> AuditForm.write(rows.slice(question.named(), question.span(), question.limit(), false));
            case ROWS -> AuditForm.write(rows.slice(question.named(), question.span(), question.limit(), true));
            case FOUND -> AuditForm.write(rows.found(question.named(), question.keys()));
            case SEEN -> AuditForm.write(seen(question));
            case WRITER ->
                AuditForm.write(
                        writers.of(question.named().name(), question.keys().get(0)));
        };
    }

    private Sighting seen(Question question) {
        long from = bounds.before();
        List<SeenRow> seen = List.copyOf(
                rows.seen(question.named(), question.keys(), question.hashes()).values());
        return new Sighting(from, bounds.after(), seen);
    }
}
