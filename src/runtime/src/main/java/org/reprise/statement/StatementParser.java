package org.reprise.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.proof.RowChange.Operation;
import org.reprise.statement.StatementShape.Place;

/**
 * Reads the SQL that EclipseLink generates for the writes of one row, which has few forms: a list of columns with parameters, and
 * equalities joined by AND. Anything else is not guessed at.
 */
final class StatementParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"[^\"]*+(?:\"\"[^\"]*+)*+\"|`[^`]*`|\\[[^\\]]*\\]|[\\p{L}_$#][\\p{L}\\p{N}_$#]*|[(),.=?]|\\S)");
    private static final String END = "";

    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int parameters;

    /** The SQL is of another form. */
    private static final class OtherFormException extends Exception {
        OtherFormException(String token) {
            super("not expected: '" + token + "'");
        }
    }

    private StatementParser(String sql) {
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
    }

    static Optional<StatementShape> parse(String sql) {
        try {
            return Optional.of(new StatementParser(sql).statement());
        } catch (OtherFormException e) {
            return Optional.empty();
        }
    }

    private StatementShape statement() throws OtherFormException {
        Operation operation =
                switch (take().toUpperCase(Locale.ROOT)) {
                    case "INSERT" -> Operation.INSERT;
                    case "UPDATE" -> Operation.UPDATE;
                    case "DELETE" -> Operation.DELETE;
                    default -> throw new OtherFormException(tokens.get(0));
                };
        if (operation != Operation.UPDATE) {
            expect(operation == Operation.INSERT ? "INTO" : "FROM");
        }
        List<String> table = name();
        List<Place> set =
                switch (operation) {
                    case INSERT -> inserted();
                    case UPDATE -> updated();
                    case DELETE -> List.of();
                };
        List<Place> where = new ArrayList<>();
        if (operation != Operation.INSERT && at("WHERE")) {
            next++;
            condition(where);
        }
        Set<String> returned = operation != Operation.DELETE && passed("RETURNING") ? columns() : Set.of();
        expect(END);
        return new StatementShape(operation, canonical(table), String.join(".", table), set, where, returned);
    }

    private Set<String> columns() throws OtherFormException {
        Set<String> columns = new TreeSet<>();
        do {
            columns.add(column());
        } while (passed(","));
        return columns;
    }

    private List<Place> inserted() throws OtherFormException {
        List<String> columns = new ArrayList<>();
        expect("(");
        do {
            columns.add(column());
        } while (passed(","));
        expect(")");
        if (passed("OVERRIDING")) {
            expect("SYSTEM");
            expect("VALUE");
        }
        expect("VALUES");
        expect("(");
        List<Place> places = new ArrayList<>();
        for (String column : columns) {
            if (!places.isEmpty()) {
                expect(",");
            }
            places.add(value(column));
        }
        expect(")");
        return places;
    }

    private List<Place> updated() throws OtherFormException {
        expect("SET");
        List<Place> places = new ArrayList<>();
        do {
            String column = column();
            expect("=");
            places.add(value(column));
        } while (passed(","));
        return places;
    }

    private void condition(List<Place> where) throws OtherFormException {
        do {
            if (passed("(")) {
                condition(where);
                expect(")");
            } else {
                String column = column();
                if (passed("IS")) {
                    expect("NULL");
                    where.add(new Place(column, Place.NOWHERE));
                } else {
                    expect("=");
                    where.add(value(column));
                }
            }
        } while (passed("AND"));
    }

    private Place value(String column) throws OtherFormException {
        if (passed("NULL")) {
            return new Place(column, Place.NOWHERE);
        }
        expect("?");
        return new Place(column, parameters++);
    }

    /** Without the table that may stand before it. */
    private String column() throws OtherFormException {
        List<String> name = name();
        return canonical(name.subList(name.size() - 1, name.size()));
    }

    private List<String> name() throws OtherFormException {
        List<String> parts = new ArrayList<>();
        do {
            String part = take();
            char first = part.charAt(0);
            if (!Character.isLetter(first) && "_$#\"`[".indexOf(first) < 0) {
                throw new OtherFormException(part);
            }
            parts.add(part);
        } while (passed("."));
        return parts;
    }

    private static String canonical(List<String> parts) {
        return String.join(".", parts.stream().map(StatementParser::bare).toList())
                .toUpperCase(Locale.ROOT);
    }

    private static String bare(String part) {
        return "\"`[".indexOf(part.charAt(0)) < 0 ? part : part.substring(1, part.length() - 1);
    }

    private boolean at(String token) {
        return (next < tokens.size() ? tokens.get(next) : END).equalsIgnoreCase(token);
    }

    private boolean passed(String token) {
        boolean there = at(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) throws OtherFormException {
        if (!passed(token)) {
            throw new OtherFormException(next < tokens.size() ? tokens.get(next) : END);
        }
    }

    private String take() throws OtherFormException {
        if (next == tokens.size()) {
            throw new OtherFormException(END);
        }
        return tokens.get(next++);
    }
}
