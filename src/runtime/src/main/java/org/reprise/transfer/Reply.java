package org.reprise.transfer;

import org.reprise.reign.SiteName;

/**
 * What a site says to an {@link Enquiry}.
 *
 * @param from    the site that was asked
 * @param id      of the enquiry
 * @param refused why it is not answered; empty when it is
 */
public record Reply(String from, String id, String refused) {

    public Reply {
        SiteName.check(from);
    }

    boolean good() {
        return refused.isEmpty();
    }
}
