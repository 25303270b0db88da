package org.reprise.fit;

import java.util.Locale;

/** A JDBC address, of which single parameters are read; never shown, as it may hold a password. */
record DriverUrl(String url) {

    /** What a parameter is set to. */
    String parameter(String name, String fallback) {
        int question = url.indexOf('?');
        for (String part : url.substring(question + 1).split("[&;]", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).equalsIgnoreCase(name)) {
                return part.substring(equals + 1).toLowerCase(Locale.ROOT);
            }
        }
        return fallback;
    }

    @Override
    public String toString() {
        return "a JDBC address";
    }
}
