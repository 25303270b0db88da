package org.reprise.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.statement.StatementColumn.Family;
import org.reprise.statement.StatementText.Assignment;
import org.reprise.statement.StatementText.Part;

/**
 * Whether a statement does the same to the same rows on every make of database: it assigns parameters, literals and own columns, adds
 * and subtracts exact numbers within the scale of the column, and compares what is compared alike everywhere. What is not known to be
 * so is taken not to be.
 */
public final class ExactOutcome {
    private final StatementText statement;
    private final Map<String, StatementColumn> columns;
    private final List<? extends @Nullable Object> parameters;
    private final Set<String> assigned = new HashSet<>();

    private ExactOutcome(
            StatementText statement,
            Map<String, StatementColumn> columns,
            List<? extends @Nullable Object> parameters) {
        this.statement = statement;
        this.columns = columns;
        this.parameters = parameters;
    }

    /**
     * Why the outcome can differ; empty when it cannot.
     *
     * @param columns    of the table
     * @param parameters what is bound, in the order of the text
     */
    public static Optional<String> doubt(
            StatementText statement,
            Map<String, StatementColumn> columns,
            List<? extends @Nullable Object> parameters) {
        try {
            new ExactOutcome(statement, columns, parameters).check();
            return Optional.empty();
        } catch (CanDifferException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void check() {
        if (statement.from().text().contains(",")) {
            throw new CanDifferException("it reads several tables");
        }
        if (!statement.body().tail().isEmpty()) {
            throw new CanDifferException("it takes its rows by order or limit");
        }
        List<Assignment> assignments = statement.body().assignments();
        assignments.forEach(each -> assigned.add(each.column()));
        assignments.forEach(this::assignment);
        if (!statement.body().condition().isEmpty()) {
            new ExactCondition(reader(statement.body().condition())).check();
        }
    }

    private OperandReader reader(Part part) {
        return new OperandReader(columns, parameters, part);
    }

    private void assignment(Assignment each) {
        StatementColumn column = columns.get(each.column());
        if (column == null) {
            throw new CanDifferException(each.column() + " is no column of " + statement.table());
        }
        OperandReader tokens = reader(each.value());
        sum(StatementOperand.of(each.column(), column), tokens);
        tokens.expectEnd();
    }

    private void sum(StatementOperand column, OperandReader tokens) {
        if (tokens.at("(") && tokens.isWhole()) {
            tokens.expect("(");
            sum(column, tokens);
            tokens.expect(")");
            return;
        }
        List<StatementOperand> terms = new ArrayList<>();
        do {
            StatementOperand term = tokens.operand();
            term(column, term);
            terms.add(term);
        } while (tokens.passed("+") || tokens.passed("-"));
        if (terms.size() > 1 && column.family() != Family.NUMBER) {
            throw new CanDifferException("it computes with " + column.column());
        }
        boolean own = terms.stream().anyMatch(term -> term.column().equals(column.column()));
        if (terms.size() > 2 || (terms.size() == 2 && !own)) {
            throw new CanDifferException("it computes " + column.column()
                    + " in more than one step or of other columns: some databases hold no larger numbers on the way");
        }
    }

    private void term(StatementOperand column, StatementOperand term) {
        if (column.family() == Family.OTHER || (term.family() != column.family() && term.family() != Family.NULL)) {
            throw new CanDifferException(column.column()
                    + " is given something of another type, or of one on which databases" + " do not agree");
        }
        if (term.family() != Family.TEXT && term.scale() > column.scale()) {
            throw new CanDifferException(column.column() + " is given more digits than it has");
        }
        if (term.family() == Family.TEXT && column.scale() > 0 && term.scale() > column.scale()) {
            throw new CanDifferException(column.column()
                    + " may be given a longer text than it has: some databases leave blanks at the end out");
        }
        if (term.isColumn()
                && assigned.contains(term.column())
                && !term.column().equals(column.column())) {
            throw new CanDifferException(
                    "it reads " + term.column() + ", which it sets: some databases read the new value");
        }
    }
}
