package org.reprise.console.request;

import org.jspecify.annotations.Nullable;

/**
 * Why an operator does something; it goes into the audit trail.
 *
 * @param text not blank, no more than {@value #LONGEST} characters
 */
record Reason(String text) {

    static final int LONGEST = 500;

    Reason {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("A reason has 1 to " + LONGEST + " characters");
        }
    }

    /** The reason as it was sent, without blanks around it. */
    static Reason of(@Nullable String sent) {
        String text = sent == null ? "" : sent.strip();
        if (text.isEmpty()) {
            throw new RefusedRequestException(
                    "A reason is missing.", "Say in \"reason\" why you do this; it is kept in the audit trail.");
        }
        if (text.length() > LONGEST) {
            throw new RefusedRequestException(
                    "The reason has " + text.length() + " characters.", "Use no more than " + LONGEST + " characters.");
        }
        return new Reason(text);
    }
}
