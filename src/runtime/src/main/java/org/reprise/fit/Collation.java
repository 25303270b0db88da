package org.reprise.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which texts a column holds, and which of them are equal to it.
 *
 * @param name    as the make calls it; empty where it is the database's own
 * @param charset as the make calls it
 * @param cases   whether a and A are different
 * @param accents whether a and ä are different
 * @param blanks  whether blanks at the end count
 */
public record Collation(String name, String charset, boolean cases, boolean accents, boolean blanks) {

    /** Which texts, the most at last. */
    private enum Reach {
        ASCII,
        WESTERN,
        OTHER,
        BASIC_PLANE,
        ALL
    }

    private Reach reach() {
        return switch (charset.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "")) {
            case "utf8mb4", "utf8", "utf16", "utf32", "unicode", "sqltext", "utf16le" -> Reach.ALL;
            case "utf8mb3", "ucs2" -> Reach.BASIC_PLANE;
            case "latin1", "iso88591" -> Reach.WESTERN;
            case "ascii", "usascii" -> Reach.ASCII;
            default -> Reach.OTHER;
        };
    }

    /** Whether it has all characters of the other one. */
    boolean covers(Collation other) {
        Reach mine = reach();
        Reach theirs = other.reach();
        return charset.equalsIgnoreCase(other.charset)
                || mine == Reach.ALL
                || (mine == Reach.BASIC_PLANE && theirs != Reach.ALL)
                || theirs == Reach.ASCII;
    }

    boolean sameEquality(Collation other) {
        return cases == other.cases && accents == other.accents && blanks == other.blanks;
    }

    /** What it takes for equal that is not. */
    String equalities() {
        List<String> same = new ArrayList<>();
        if (!cases) {
            same.add("a = A");
        }
        if (!accents) {
            same.add("a = ä");
        }
        if (!blanks) {
            same.add("'a' = 'a '");
        }
        return same.isEmpty() ? "only equal texts are equal" : String.join(", ", same);
    }
}
