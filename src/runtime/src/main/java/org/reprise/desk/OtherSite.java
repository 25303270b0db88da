package org.reprise.desk;

import org.reprise.role.SiteParts;

/** A site that an operator names. */
final class OtherSite {

    private OtherSite() {}

    /** @throws IllegalArgumentException when it is this one, or unknown here */
    static void check(String other, SiteParts parts) {
        if (other.equals(parts.settings().name())) {
            throw new IllegalArgumentException("Site '" + other + "' is this one: name another");
        }
        if (!parts.transport().knows(other)) {
            throw new IllegalArgumentException("Site '" + other + "' is unknown here: add the connection factory"
                    + " jms/reprise/" + other + " to server.xml, or correct the name");
        }
    }
}
