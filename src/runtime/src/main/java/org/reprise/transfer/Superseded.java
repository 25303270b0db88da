package org.reprise.transfer;

import java.util.Arrays;

/** What a site wants of events that later ones have made irrelevant. */
public enum Superseded {
    /** All of them: its tables are those of the primary at every position. */
    KEEP,
    /** They may be left out: fewer bytes and calls when it is behind, and the same tables once it has caught up. */
    LEAVE_OUT;

    /** @throws IllegalArgumentException when it is neither */
    public static Superseded parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(text.strip().replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' says nothing of superseded events: write keep or leave-out"));
    }
}
