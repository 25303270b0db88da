package org.reprise.api;

import jakarta.ejb.ApplicationException;
import java.io.Serial;
import java.time.Duration;

/**
 * A call has committed at the primary, and not as many other sites as {@code reprise.ack} asks for have said in time that they hold its
 * event. Nothing is rolled back, and nothing is lost while the primary lives: the sites get the event as soon as they can. Whether it
 * would outlive a forced failover now is <em>unknown</em>. Do not make the call again without looking what it has done.
 *
 * <p>It comes from {@link Acknowledgement#check()}, and by itself from a {@code @Transactional} bean that is not an EJB.
 */
@ApplicationException(rollback = false)
public class NotAcknowledgedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String site;
    private final int sites;

    public NotAcknowledgedException(String site, int sites, Duration waited) {
        super("The call has committed at site '" + site + "', but in " + waited + " not " + sites
                + " other sites have said that they hold it: whether it would outlive a forced failover is unknown."
                + " It is not rolled back; look what it has done before you make it again");
        this.site = site;
        this.sites = sites;
    }

    /** The primary, where the call has committed. */
    public String site() {
        return site;
    }

    /** How many other sites were to hold it. */
    public int sites() {
        return sites;
    }
}
