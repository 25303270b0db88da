package org.reprise.transfer;

import java.util.regex.Pattern;

/** What may stand in a message as the name of a site: a queue's name is made of it. */
final class SiteName {
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private SiteName() {}

    static void check(String name) {
        if (!SITE.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a site: '" + name + "'");
        }
    }
}
