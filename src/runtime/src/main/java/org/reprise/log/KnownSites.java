package org.reprise.log;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The sites that have asked this one, kept over restarts and for all servers of the site. Each act is in the caller's transaction. */
public interface KnownSites {

    /** Those in the table REPRISE_SITE. */
    static KnownSites over(DataSource source) {
        return new JdbcKnownSites(source);
    }

    /** By name. */
    List<KnownSite> list();

    /**
     * A site has everything up to a seq. Older words than what is kept change nothing: a site with several servers hears in each of them.
     *
     * @param at when it said so, by this site's clock
     */
    void heard(String name, long has, Instant at);

    /**
     * A site needs seeding.
     *
     * @return false when it is unknown, or needed seeding before
     */
    boolean mark(String name, Instant at, String reason);

    /** It does not need seeding any more. */
    void unmark(String name);

    /** What the sites have behind this event is not in the log any more. */
    void cutBehind(long seq);

    /**
     * As if it had never asked.
     *
     * @return false when it is unknown
     */
    boolean forget(String name);
}
