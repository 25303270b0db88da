package org.reprise.cluster;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Messages that one server of a site leaves for another. The oldest come first; one may be found after younger ones, and again when
 * its removal failed. Each call is in the caller's transaction.
 */
public interface RelayedMessages {

    /** @param id names it */
    record Relayed(long id, Instant at, byte[] bytes) {}

    void put(Instant at, byte[] bytes);

    /** The oldest, at most {@code limit}. */
    List<Relayed> oldest(int limit);

    /** Does nothing when it is not there. */
    void remove(long id);

    /** In the site's database. */
    static RelayedMessages over(DataSource source) {
        return new JdbcRelayedMessages(source);
    }
}
