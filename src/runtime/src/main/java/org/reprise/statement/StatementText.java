package org.reprise.statement;

import java.util.List;
import org.reprise.proof.RowChange.Operation;

/**
 * The parts of an INSERT, UPDATE or DELETE that the application wrote, or EclipseLink for its JPQL.
 *
 * @param table       whose rows it changes, in upper case and without quotes
 * @param reference   by which the text itself calls that table elsewhere: its alias or its name
 * @param from        the tables from which it takes its rows, as they stand behind FROM
 * @param body        what it does to the rows, and to which
 */
public record StatementText(Operation operation, String table, String reference, Part from, Body body) {

    /**
     * What a statement does to the rows, and to which.
     *
     * @param assignments of an UPDATE or INSERT
     * @param condition   which rows; empty for all
     * @param tail        in which order and how many; empty for all
     */
    public record Body(List<Assignment> assignments, Part condition, Part tail) {
        public Body {
            assignments = List.copyOf(assignments);
        }
    }

    /** A column and what is assigned to it. */
    public record Assignment(String column, Part value) {}

    /**
     * A part of the text.
     *
     * @param tokens     of it
     * @param text       as it stands there
     * @param parameters how many stand before it
     */
    public record Part(List<SqlToken> tokens, String text, int parameters) {
        public Part {
            tokens = List.copyOf(tokens);
        }

        boolean isEmpty() {
            return tokens.isEmpty();
        }

        /** How many parameters stand in it. */
        int count() {
            return (int) tokens.stream().filter(token -> token.is("?")).count();
        }
    }
}
