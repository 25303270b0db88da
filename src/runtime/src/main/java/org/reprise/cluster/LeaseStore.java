package org.reprise.cluster;

import javax.sql.DataSource;

/** Where the servers of one site agree which of them leads. Safe for any thread; each call is in the caller's transaction. */
public interface LeaseStore {
    /** A note has no more characters. */
    int MAX_NOTE = 2000;

    /** A server's name has no more characters. */
    int MAX_SERVER = 100;

    /**
     * Who leads.
     *
     * @param holder the one start of a server; empty when nobody leads
     * @param server its name, for people
     * @param seq    grows at each change
     * @param note   what the one that leads says to the others
     */
    record Held(String holder, String server, long seq, String note) {
        public boolean isFree() {
            return holder.isEmpty();
        }
    }

    /** As it is now. */
    Held read();

    /** Replaces {@code from}, unless it is no longer so; then nothing changes, and the answer is false. */
    boolean replace(Held from, Held to);

    /** In the site's database. */
    static LeaseStore over(DataSource source) {
        return new JdbcLeaseStore(source);
    }
}
