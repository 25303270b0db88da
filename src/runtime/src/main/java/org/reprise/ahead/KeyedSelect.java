package org.reprise.ahead;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of EclipseLink that reads the one row of a table that has a key, such as {@code SELECT ID, NAME FROM ITEM WHERE (ID = ?)}.
 *
 * @param begin  up to its condition
 * @param table  as the SQL names it, in upper case and without quotes
 * @param key    the column of the key, as the SQL spells it
 * @param ending behind its condition: empty, or {@code FOR UPDATE}
 */
record KeyedSelect(String begin, String table, String key, String ending) {
    private static final Pattern FORM =
            Pattern.compile("(SELECT [^?]+ FROM ([^\\s,()?]+) WHERE )\\(([^\\s,()?]+) = \\?\\)( FOR UPDATE)?");

    /** Empty for any other statement. */
    static Optional<KeyedSelect> of(String sql) {
        Matcher form = FORM.matcher(sql);
        return form.matches() && !form.group(1).contains("(")
                ? Optional.of(new KeyedSelect(
                        form.group(1), plain(form.group(2)), form.group(3), form.group(4) == null ? "" : form.group(4)))
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.replaceAll("[\"`]", "").toUpperCase(Locale.ROOT);
    }

    /** The column of the key in upper case and without quotes. */
    String keyName() {
        return plain(key);
    }

    /** The same for several keys. */
    String of(int keys) {
        return begin + "(" + key + " IN (?" + ", ?".repeat(keys - 1) + "))" + ending;
    }

    /** The same for the keys of an array of PostgreSQL. */
    String ofArray() {
        return begin + "(" + key + " = ANY (?))" + ending;
    }
}
