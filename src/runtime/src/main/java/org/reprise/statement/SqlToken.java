package org.reprise.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of SQL that people wrote. Comments and blanks are none, but for those comments that MariaDB executes: {@code /*!}, {@code /*M!}.
 *
 * @param start where it begins in the text
 * @param end   behind it
 */
public record SqlToken(Kind kind, String text, int start, int end) {

    /** What a token is. */
    public enum Kind {
        /** A name or a word of SQL. */
        WORD,
        /** A name in quotes. */
        QUOTED,
        NUMBER,
        STRING,
        SYMBOL
    }

    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>\\s+|--[^\\n]*|/\\*(?!M?!)(?s:.*?)\\*/)|(?<word>[\\p{L}_$#][\\p{L}\\p{N}_$#]*)|(?<quoted>\"[^\"]*+(?:\"\"[^\"]*+)*+\"|`[^`]*`)"
                    + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)|(?<string>'[^']*+(?:''[^']*+)*+')"
                    + "|(?<symbol><>|<=|>=|!=|\\|\\||::|(?s:.))");

    /** Those of a text, in its order. */
    public static List<SqlToken> of(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            for (Kind kind : Kind.values()) {
                if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                    tokens.add(new SqlToken(kind, matcher.group(), matcher.start(), matcher.end()));
                }
            }
        }
        return tokens;
    }

    /** Whether a comment begins with two dashes and no blank, which MariaDB reads as minus signs. */
    static boolean hasDashes(String sql) {
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String skipped = matcher.group("skip");
            if (skipped != null && skipped.matches("--\\S.*")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is this word, or symbol, of SQL. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** The name in upper case, without quotes. */
    String name() {
        return (kind == Kind.QUOTED ? text.substring(1, text.length() - 1) : text).toUpperCase(Locale.ROOT);
    }
}
