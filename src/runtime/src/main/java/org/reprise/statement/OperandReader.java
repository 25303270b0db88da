package org.reprise.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.statement.SqlToken.Kind;
import org.reprise.statement.StatementColumn.Family;
import org.reprise.statement.StatementText.Part;

/** Goes through a part of a statement, of which it knows columns, parameters and literals. */
final class OperandReader {
    /** Around a text. */
    private static final int QUOTES = 2;

    private final Map<String, StatementColumn> columns;
    private final List<? extends @Nullable Object> parameters;
    private final Part part;
    private int next;
    private int parameter;

    OperandReader(Map<String, StatementColumn> columns, List<? extends @Nullable Object> parameters, Part part) {
        this.columns = columns;
        this.parameters = parameters;
        this.part = part;
        this.parameter = part.parameters();
    }

    /** A place to which to return. */
    record Place(int next, int parameter) {}

    Place place() {
        return new Place(next, parameter);
    }

    void back(Place place) {
        next = place.next();
        parameter = place.parameter();
    }

    /** @throws CanDifferException when it is none */
    StatementOperand operand() {
        if (passed("(")) {
            StatementOperand inner = operand();
            expect(")");
            return inner;
        }
        boolean minus = passed("-");
        SqlToken token = take();
        if (token.kind() == Kind.NUMBER && !token.text().matches(".*[eE].*")) {
            return StatementOperand.of(Family.NUMBER, StatementOperand.scale(new BigDecimal(token.text())));
        } else if (minus) {
            throw unknown();
        } else if (token.is("?")) {
            return StatementOperand.of(bound(parameter++));
        } else if (token.kind() == Kind.STRING) {
            return StatementOperand.of(Family.TEXT, token.text().length() - QUOTES);
        } else if (token.is("NULL")) {
            return StatementOperand.of(Family.NULL, 0);
        } else if (token.is("TRUE") || token.is("FALSE")) {
            return StatementOperand.of(Family.NUMBER, 0);
        } else if (token.isName()) {
            return column(token);
        }
        throw unknown();
    }

    private @Nullable Object bound(int place) {
        if (place >= parameters.size()) {
            throw new CanDifferException("it has parameters that are not known");
        }
        return parameters.get(place);
    }

    private StatementOperand column(SqlToken first) {
        SqlToken last = first;
        while (passed(".")) {
            last = take();
        }
        if (first.is("SELECT") || first.is("EXISTS")) {
            throw new CanDifferException("it has a sub-select");
        } else if (at("(")) {
            throw new CanDifferException("it calls " + last.name());
        }
        StatementColumn column = columns.get(last.name());
        if (column == null) {
            throw new CanDifferException("it uses " + last.name() + ", which is no column of its table");
        }
        return StatementOperand.of(last.name(), column);
    }

    /** Whether the parenthesis at hand is closed at the end, or where one around it is. */
    boolean isWhole() {
        List<SqlToken> tokens = part.tokens();
        int depth = 0;
        for (int i = next; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i == tokens.size() - 1 || tokens.get(i + 1).is(")");
            }
        }
        return false;
    }

    boolean at(String word) {
        return next < part.tokens().size() && part.tokens().get(next).is(word);
    }

    boolean passed(String word) {
        boolean there = at(word);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String word) {
        if (!passed(word)) {
            throw unknown();
        }
    }

    void expectEnd() {
        if (next < part.tokens().size()) {
            throw unknown();
        }
    }

    private SqlToken take() {
        if (next == part.tokens().size()) {
            throw unknown();
        }
        return part.tokens().get(next++);
    }

    CanDifferException unknown() {
        return new CanDifferException("it has '"
                + (next < part.tokens().size() ? part.tokens().get(next).text() : part.text()) + "'");
    }
}
