package org.reprise.reign;

import java.util.regex.Pattern;

/** What may be the name of a site: a queue's name is made of it, and an epoch names it. */
public final class SiteName {
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private SiteName() {}

    public static boolean is(String name) {
        return SITE.matcher(name).matches();
    }

    /** @throws IllegalArgumentException when it is none */
    public static void check(String name) {
        if (!is(name)) {
            throw new IllegalArgumentException("Not the name of a site: '" + name + "'");
        }
    }
}
