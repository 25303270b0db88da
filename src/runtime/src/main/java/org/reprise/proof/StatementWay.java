package org.reprise.proof;

import java.util.Objects;

/**
 * How a statement of the application goes to other sites.
 *
 * @param text   JPQL or SQL
 * @param byRows by the rows that it changes, because its outcome can differ; else it is executed again
 * @param reason why it goes by rows; empty when it does not
 */
public record StatementWay(String text, boolean byRows, String reason) {
    public StatementWay {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(reason, "reason");
    }
}
