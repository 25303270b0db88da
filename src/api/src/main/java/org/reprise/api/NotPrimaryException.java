package org.reprise.api;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/**
 * A business call met a site that is not the primary. Nothing was done and the transaction is rolled back; make the call at
 * {@link #primary()}. Reaches the caller as it is, not wrapped in an {@code EJBException}.
 */
@ApplicationException(rollback = true)
public class NotPrimaryException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String site;
    private final String primary;

    public NotPrimaryException(String site, String primary) {
        this(site, primary, words(site, primary));
    }

    /** @param why in words for whoever made the call */
    public NotPrimaryException(String site, String primary, String why) {
        super(why);
        this.site = site;
        this.primary = primary;
    }

    /** A site names itself where it is about to be primary, and is not yet. */
    private static String words(String site, String primary) {
        return site.equals(primary)
                ? "Site '" + site + "' is about to be primary and takes no business calls yet: call again in a second"
                : "Site '" + site + "' is not primary and takes no business calls; the primary is '" + primary + "'";
    }

    /** The site that refused. */
    public String site() {
        return site;
    }

    /** The site to call instead, as far as this site knows; itself where it is about to be primary. */
    public String primary() {
        return primary;
    }
}
