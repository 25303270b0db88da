package org.reprise.label;

/**
 * What a call is, for sites that choose by it. An empty text says nothing.
 *
 * @param kind       what kind of event it is
 * @param status     that it brings about
 * @param key        what it is about
 * @param supersedes under which it makes earlier calls of the same name irrelevant
 */
public record Labels(String kind, String status, String key, String supersedes) {
    /** Of most calls. */
    public static final Labels NONE = new Labels("", "", "", "");

    /** A longer text counts as none: cut, two keys could be one. So does one with a NUL. */
    static final int LONGEST = 250;

    public Labels {
        kind = known(kind);
        status = known(status);
        key = known(key);
        supersedes = known(supersedes);
    }

    private static String known(String text) {
        // no column takes NUL
        return text.length() > LONGEST || text.indexOf('\0') >= 0 ? "" : text;
    }
}
