package org.reprise.group;

/**
 * A required check at one moment.
 *
 * @param target what is looked at
 * @param state  {@code UP}, {@code DOWN}, or {@code UNKNOWN} before the first look
 * @param since  when it became so, in the form of ISO 8601; empty before the first look
 * @param last   what the last look found not to be in order; empty when all was
 */
public record CheckView(String name, String target, String state, String since, String last) {
    public static final String UP = "UP";
    public static final String DOWN = "DOWN";
    public static final String UNKNOWN = "UNKNOWN";

    public boolean isUp() {
        return state.equals(UP);
    }

    /** For people. */
    public String words() {
        return "required check '" + name + "' (" + target + ") "
                + (state.equals(UNKNOWN) ? "was not looked at yet" : "is " + state.toLowerCase(java.util.Locale.ROOT))
                + (last.isEmpty() ? "" : ": " + last);
    }
}
