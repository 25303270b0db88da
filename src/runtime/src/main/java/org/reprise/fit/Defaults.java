package org.reprise.fit;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each make spells the same default in its own way. */
final class Defaults {
    private static final Pattern CAST =
            Pattern.compile("(.*)::[a-z][\\w .\"]*(\\([\\d, ]*\\))?(\\[\\])?", Pattern.DOTALL);
    private static final Pattern TYPED =
            Pattern.compile("(DATE|TIME|TIMESTAMP|N|B)\\s*(?=')", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW =
            Pattern.compile("(NOW|CURRENT_TIMESTAMP|LOCALTIMESTAMP|TRANSACTION_TIMESTAMP|SYSTIMESTAMP)(\\(\\d*\\))?");

    private Defaults() {}

    static boolean same(String mine, String theirs, Kind myKind, Kind theirKind) {
        boolean truth = myKind == Kind.BOOLEAN || theirKind == Kind.BOOLEAN;
        boolean number = !truth && (myKind.isNumber() || theirKind.isNumber());
        return plain(mine, truth, number).equals(plain(theirs, truth, number));
    }

    private static String plain(String written, boolean truth, boolean number) {
        String text = bare(written.strip());
        text = TYPED.matcher(text).lookingAt() ? TYPED.matcher(text).replaceFirst("") : text;
        if (text.startsWith("'")) {
            String bare = text.replaceAll("^'|'$", "");
            return truth ? truth(bare) : number ? number(bare) : text;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.equals("NULL")) {
            return "";
        } else if (NOW.matcher(upper).matches()) {
            return "CURRENT_TIMESTAMP";
        }
        return truth ? truth(upper) : number ? number(upper) : upper.replaceAll("\\s", "");
    }

    /** Without casts and the parentheses around it. */
    private static String bare(String text) {
        Matcher cast = CAST.matcher(text);
        if (cast.matches()) {
            return bare(cast.group(1).strip());
        }
        return text.startsWith("(") && text.endsWith(")")
                ? bare(text.substring(1, text.length() - 1).strip())
                : text;
    }

    private static String truth(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "1", "T", "TRUE", "Y", "YES", "ON" -> "TRUE";
            case "0", "F", "FALSE", "N", "NO", "OFF" -> "FALSE";
            default -> text;
        };
    }

    private static String number(String text) {
        return text.matches("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
