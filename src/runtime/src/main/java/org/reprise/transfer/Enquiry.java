package org.reprise.transfer;

import org.reprise.reign.SiteName;

/**
 * A site asks another one for something that is not of the log, such as the sums of its tables.
 *
 * @param asker   the site that asks
 * @param id      names the enquiry among all of the asker's
 * @param subject who at the other site answers
 */
public record Enquiry(String asker, String id, String subject) {

    public Enquiry {
        SiteName.check(asker);
        if (id.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("An enquiry has an id and a subject");
        }
    }
}
