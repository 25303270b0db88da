package org.reprise.proof;

import java.util.List;
import java.util.Objects;

/**
 * A statement whose rows are not known: a JPQL bulk update or native DML. Its text and the number of rows are proved; the
 * parameters are not, because makes differ in what they bind and what they inline.
 *
 * @param language   in which it can be executed again
 * @param text       JPQL, or SQL as the application wrote it
 * @param parameters by their names or numbers, as {@code 1}
 * @param count      rows that it met
 */
public record OpaqueStatement(Language language, String text, List<Value> parameters, long count) implements Change {

    /** Of a statement. */
    public enum Language {
        JPQL,
        SQL
    }

    public OpaqueStatement {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(text, "text");
        parameters = List.copyOf(parameters);
    }

    @Override
    public String place() {
        return text;
    }
}
