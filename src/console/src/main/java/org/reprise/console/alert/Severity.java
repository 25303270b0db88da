package org.reprise.console.alert;

import java.util.Locale;

/** How bad an alert is. */
public enum Severity {
    /** Somebody should look in working hours. */
    WARNING,
    /** Somebody should look now. */
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
