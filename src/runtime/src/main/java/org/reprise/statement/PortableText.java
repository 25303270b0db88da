package org.reprise.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.statement.SqlToken.Kind;

/** Whether SQL as the application wrote it, and its texts, are understood alike by every make of database. */
public final class PortableText {
    private PortableText() {}

    /**
     * Why it may not be; empty when nothing says so.
     *
     * @param parameters what is bound
     * @param booleans   columns of its table that hold yes or no, in upper case: some databases have numbers there, and some refuse them
     */
    public static Optional<String> doubt(
            String sql, List<? extends @Nullable Object> parameters, Set<String> booleans) {
        if (SqlToken.hasDashes(sql)) {
            return Optional.of("a comment has two dashes and no blank, which MariaDB reads as minus signs");
        }
        for (SqlToken token : SqlToken.of(sql)) {
            if (token.isName() && (booleans.contains(token.name()) || token.is("TRUE") || token.is("FALSE"))) {
                return Optional.of("it uses " + token.text() + ", a boolean, which is a number at some databases");
            }
            if (token.kind() == Kind.QUOTED) {
                return Optional.of("it quotes " + token.text() + " as some databases do");
            }
        }
        Optional<String> escape = escape(sql);
        if (escape.isPresent()) {
            return escape;
        }
        return parameters.stream().anyMatch(Boolean.class::isInstance)
                ? Optional.of("it binds a boolean, which is a number at some databases")
                : Optional.empty();
    }

    /** Why a text in it may not be one everywhere, also where EclipseLink has written the SQL for this make; empty when it is. */
    public static Optional<String> escape(String sql) {
        return SqlToken.of(sql).stream()
                        .anyMatch(token ->
                                token.kind() == Kind.STRING && token.text().contains("\\"))
                ? Optional.of("it has a backslash, which some databases read as an escape")
                : Optional.empty();
    }

    /** Whether it has half of a sign that takes two chars, of which some databases make a question mark. */
    public static boolean hasHalves(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (text.codePointAt(i) == text.charAt(i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
