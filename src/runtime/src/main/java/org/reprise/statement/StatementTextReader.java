package org.reprise.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.proof.RowChange.Operation;
import org.reprise.statement.StatementText.Assignment;
import org.reprise.statement.StatementText.Body;
import org.reprise.statement.StatementText.Part;

/** Reads the parts of an UPDATE or DELETE, or of an INSERT of values. What has another form is not guessed at. */
public final class StatementTextReader {
    /** Words of some makes before the table. */
    private static final Set<String> MODIFIERS = Set.of("ONLY", "IGNORE", "LOW_PRIORITY");

    private static final List<String> ENDS = List.of("WHERE", "ORDER", "LIMIT", "RETURNING");

    private final String sql;
    private final List<SqlToken> tokens;
    private int next;

    /** By which tables an UPDATE calls the columns that it sets; empty where it does not say. */
    private final Set<String> owners = new HashSet<>();

    /** The text has another form. */
    private static final class OtherFormException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private StatementTextReader(String sql) {
        this.sql = sql;
        this.tokens = SqlToken.of(sql);
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).is(";")) {
            tokens.remove(tokens.size() - 1);
        }
    }

    /** Empty when the text has another form. */
    public static Optional<StatementText> read(String sql) {
        if (sql.contains("\\'")) {
            // an escaped quote, or the end of a text: makes differ
            return Optional.empty();
        }
        StatementTextReader reader = new StatementTextReader(sql);
        try {
            return Optional.of(
                    reader.passed("UPDATE")
                            ? reader.update()
                            : reader.passed("DELETE") ? reader.delete() : reader.insert());
        } catch (OtherFormException e) {
            return Optional.empty();
        }
    }

    private StatementText update() {
        Part tables = until(List.of("SET"));
        expect("SET");
        List<Assignment> assignments = new ArrayList<>();
        do {
            assignments.addAll(assignment());
        } while (passed(","));
        if (passed("FROM")) {
            Part more = until(ENDS);
            tables = new Part(tables.tokens(), tables.text() + ", " + more.text(), tables.parameters());
        }
        return statement(Operation.UPDATE, tables, assignments);
    }

    private StatementText delete() {
        expect("FROM");
        Part tables = until(List.of("USING", "WHERE", "ORDER", "LIMIT", "RETURNING"));
        if (passed("USING")) {
            tables = using(tables, until(ENDS));
        }
        return statement(Operation.DELETE, tables, List.of());
    }

    /** MariaDB names the table whose rows go among the others once more, PostgreSQL does not. */
    private static Part using(Part table, Part others) {
        boolean again = !others.isEmpty() && others.tokens().get(0).text().equals(table.text());
        if (again && (others.tokens().size() < 2 || !others.tokens().get(1).is(","))) {
            throw new OtherFormException();
        }
        return again ? others : new Part(table.tokens(), table.text() + ", " + others.text(), table.parameters());
    }

    private StatementText statement(Operation operation, Part tables, List<Assignment> assignments) {
        Part condition = part(next, next);
        if (passed("WHERE")) {
            condition = until(List.of("ORDER", "LIMIT", "RETURNING"));
        }
        Part tail = until(List.of("RETURNING"));
        Body body = new Body(assignments, condition, tail);
        if (next < tokens.size()
                || tables.isEmpty()
                || !tables.tokens().get(0).isName()
                || MODIFIERS.contains(tables.tokens().get(0).text().toUpperCase(Locale.ROOT))) {
            throw new OtherFormException();
        }
        int behind = 1;
        while (behind + 1 < tables.tokens().size()
                && tables.tokens().get(behind).is(".")) {
            behind += 2;
        }
        List<SqlToken> name = tables.tokens().subList(0, behind).stream()
                .filter(SqlToken::isName)
                .toList();
        String reference = name.stream().map(SqlToken::text).collect(Collectors.joining("."));
        String alias = alias(tables.tokens(), behind);
        String called = alias.isEmpty() ? reference : alias;
        if (tables.tokens().stream().anyMatch(token -> token.is(","))
                && !owners.stream().allMatch(called::equals)) {
            // MariaDB writes any of the tables
            throw new OtherFormException();
        }
        return new StatementText(
                operation, name.stream().map(SqlToken::name).collect(Collectors.joining(".")), called, tables, body);
    }

    /** Behind the name of the table. */
    private static String alias(List<SqlToken> tables, int at) {
        if (at >= tables.size() || tables.get(at).is(",")) {
            return "";
        }
        int place = tables.get(at).is("AS") ? at + 1 : at;
        if (place >= tables.size()
                || !tables.get(place).isName()
                || (place + 1 < tables.size() && !tables.get(place + 1).is(","))) {
            throw new OtherFormException();
        }
        return tables.get(place).text();
    }

    /** {@code COLUMN = value}, or of several columns at once. */
    private List<Assignment> assignment() {
        List<String> columns = new ArrayList<>();
        boolean several = passed("(");
        do {
            columns.add(column());
        } while (several && passed(","));
        if (several) {
            expect(")");
        }
        expect("=");
        Part value = until(List.of(",", "FROM", "WHERE", "ORDER", "LIMIT", "RETURNING"));
        return columns.stream().map(column -> new Assignment(column, value)).toList();
    }

    private String column() {
        SqlToken last = take();
        List<String> owner = new ArrayList<>();
        while (passed(".")) {
            owner.add(last.text());
            last = take();
        }
        owners.add(String.join(".", owner));
        if (!last.isName()) {
            throw new OtherFormException();
        }
        return last.name();
    }

    private StatementText insert() {
        expect("INSERT");
        expect("INTO");
        Part table = until(List.of("("));
        expect("(");
        List<String> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (passed(","));
        expect(")");
        expect("VALUES");
        List<Assignment> assignments = new ArrayList<>();
        do {
            expect("(");
            for (String column : columns) {
                assignments.add(new Assignment(column, until(List.of(",", ")"))));
                expect(column.equals(columns.get(columns.size() - 1)) ? ")" : ",");
            }
        } while (passed(","));
        if (table.tokens().stream().anyMatch(token -> !token.isName() && !token.is("."))) {
            throw new OtherFormException();
        }
        String name = table.tokens().stream().map(SqlToken::name).collect(Collectors.joining());
        Body body = new Body(assignments, part(next, next), part(next, next));
        if (next < tokens.size()) {
            throw new OtherFormException();
        }
        return new StatementText(Operation.INSERT, name, table.text(), table, body);
    }

    /** From here to one of these words outside of parentheses, or to the end. */
    private Part until(List<String> words) {
        int from = next;
        int depth = 0;
        while (next < tokens.size()) {
            SqlToken token = tokens.get(next);
            if (depth == 0 && words.stream().anyMatch(token::is)) {
                break;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0 || token.is(";")) {
                throw new OtherFormException();
            }
            next++;
        }
        return part(from, next);
    }

    private Part part(int from, int to) {
        int before = (int)
                tokens.subList(0, from).stream().filter(token -> token.is("?")).count();
        return from == to
                ? new Part(List.of(), "", before)
                : new Part(
                        tokens.subList(from, to),
                        sql.substring(
                                tokens.get(from).start(), tokens.get(to - 1).end()),
                        before);
    }

    private boolean passed(String word) {
        boolean there = next < tokens.size() && tokens.get(next).is(word);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String word) {
        if (!passed(word)) {
            throw new OtherFormException();
        }
    }

    private SqlToken take() {
        if (next == tokens.size()) {
            throw new OtherFormException();
        }
        return tokens.get(next++);
    }
}
