package org.reprise.jdbc;

/** Makes any text fit into a column. */
public final class Text {

    /** Length of columns for names. */
    public static final int LINE = 250;

    private Text() {}

    /** At most {@code max} characters, the last three dots when something is missing; no NUL, which PostgreSQL refuses. */
    public static String cut(String text, int max) {
        String clean = text.replace('\0', ' ');
        if (clean.length() <= max) {
            return clean;
        }
        int end = max - 3;
        // never half of a surrogate pair
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
