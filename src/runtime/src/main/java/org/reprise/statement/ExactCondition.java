package org.reprise.statement;

import org.reprise.statement.OperandReader.Place;
import org.reprise.statement.StatementColumn.Family;

/**
 * Whether a condition finds the same rows on every make of database. Texts may be looked for that are equal, or that are not: where
 * another database takes more of them for equal, it finds more rows, or fewer, and their number says so. Not both in one condition.
 */
final class ExactCondition {
    /** Digits of a fraction of a second that every make keeps. */
    private static final int MICROS = 6;

    private final OperandReader tokens;
    private boolean equals;
    private boolean differs;

    ExactCondition(OperandReader tokens) {
        this.tokens = tokens;
    }

    /** @throws CanDifferException when it may find others */
    void check() {
        terms(false);
        tokens.expectEnd();
        if (equals && differs) {
            throw new CanDifferException("it looks for texts that are equal and for others that are not, and databases"
                    + " differ in which are equal");
        }
    }

    private void terms(boolean not) {
        do {
            term(not);
        } while (tokens.passed("AND") || tokens.passed("OR"));
    }

    private void term(boolean not) {
        if (tokens.passed("NOT")) {
            term(!not);
            return;
        }
        Place begin = tokens.place();
        if (tokens.passed("(")) {
            try {
                terms(not);
                tokens.expect(")");
                return;
            } catch (CanDifferException e) {
                tokens.back(begin);
                if (!isOperand()) {
                    throw e;
                }
                tokens.back(begin);
            }
        }
        comparison(not);
    }

    private boolean isOperand() {
        try {
            tokens.operand();
            return true;
        } catch (CanDifferException e) {
            return false;
        }
    }

    private void comparison(boolean not) {
        StatementOperand left = tokens.operand();
        boolean negated = not ^ tokens.passed("NOT");
        if (tokens.passed("IS")) {
            tokens.passed("NOT");
            tokens.expect("NULL");
        } else if (tokens.passed("IN")) {
            tokens.expect("(");
            do {
                compare(left, tokens.operand(), false, negated);
            } while (tokens.passed(","));
            tokens.expect(")");
        } else if (tokens.passed("BETWEEN")) {
            compare(left, tokens.operand(), true, negated);
            tokens.expect("AND");
            compare(left, tokens.operand(), true, negated);
        } else if (tokens.passed("=")) {
            compare(left, tokens.operand(), false, negated);
        } else if (tokens.passed("<>") || tokens.passed("!=")) {
            compare(left, tokens.operand(), false, !negated);
        } else if (tokens.passed("<") || tokens.passed("<=") || tokens.passed(">") || tokens.passed(">=")) {
            compare(left, tokens.operand(), true, negated);
        } else {
            throw tokens.unknown();
        }
    }

    private void compare(StatementOperand left, StatementOperand right, boolean order, boolean negated) {
        StatementOperand column = left.isColumn() ? left : right;
        StatementOperand other = left.isColumn() ? right : left;
        if (!column.isColumn() || column.family() == Family.OTHER || other.family() == Family.OTHER) {
            throw new CanDifferException("it compares values of a type on which databases do not agree");
        }
        if (other.family() != Family.NULL && other.family() != column.family()) {
            throw new CanDifferException(column.column() + " is compared with another type");
        }
        if (column.family() == Family.TEXT) {
            texts(column, other, order);
            equals |= !negated;
            differs |= negated;
        } else if (!other.isColumn() && other.scale() > column.scale()) {
            // HSQLDB makes a value of the column of it first
            throw new CanDifferException(column.column() + " is compared with something of more digits than it has");
        } else if (column.family() != Family.NUMBER && other.scale() > MICROS) {
            throw new CanDifferException(column.column() + " is compared with a time of more than six digits");
        }
    }

    private static void texts(StatementOperand column, StatementOperand other, boolean order) {
        if (order) {
            throw new CanDifferException(column.column() + " is compared by the order of texts");
        }
        if (column.anyCase() || other.anyCase()) {
            throw new CanDifferException(column.column() + " is compared whatever the case of letters");
        }
    }
}
