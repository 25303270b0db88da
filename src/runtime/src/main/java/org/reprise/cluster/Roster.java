package org.reprise.cluster;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** The servers that have this site's database open, or had. Each call is in the caller's transaction. */
public interface Roster {

    /**
     * One start of a server.
     *
     * @param id    names the start
     * @param name  of the server
     * @param beat  grows while it lives
     * @param since when it started, by its own clock
     */
    record Entry(String id, String name, long beat, Instant since) {}

    /** By name. */
    List<Entry> list();

    /** Puts an entry in the place of the one with its id. */
    void put(Entry entry);

    /** Does nothing when it is not there. */
    void remove(String id);

    /** In the site's database. */
    static Roster over(DataSource source) {
        return new JdbcRoster(source);
    }
}
