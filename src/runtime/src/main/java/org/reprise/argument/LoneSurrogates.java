package org.reprise.argument;

/**
 * A Java string may hold half of a surrogate pair. UTF-8 cannot, and would silently make a question mark of it; a JSON escape
 * can.
 */
final class LoneSurrogates {
    private LoneSurrogates() {}

    /** JSON text with the same meaning that survives UTF-8. Outside of strings JSON has no such character. */
    static String escape(String json) {
        int first = next(json, 0);
        if (first == json.length()) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        int done = 0;
        for (int at = first; at < json.length(); at = next(json, done)) {
            escaped.append(json, done, at).append(String.format("\\u%04X", (int) json.charAt(at)));
            done = at + 1;
        }
        return escaped.append(json, done, json.length()).toString();
    }

    private static int next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char at = text.charAt(i);
            if (Character.isSurrogate(at)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(at, text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return text.length();
    }
}
