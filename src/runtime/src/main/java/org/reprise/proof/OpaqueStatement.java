package org.reprise.proof;

import java.util.List;
import java.util.Objects;

/**
 * A statement of the application, a JPQL bulk update or native DML, that does the same to the same rows on every make of database.
 * Its text, its parameters and the number of rows are proved.
 *
 * @param language   in which it can be executed again
 * @param text       JPQL, or SQL as the application wrote it
 * @param parameters in their order in SQL; in JPQL in that of their names, shorter ones first
 * @param count      rows that it met
 */
public record OpaqueStatement(Language language, String text, List<Parameter> parameters, long count)
        implements Change {

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
