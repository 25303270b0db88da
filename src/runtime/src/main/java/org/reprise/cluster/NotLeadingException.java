package org.reprise.cluster;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** This server of the site does not lead, and what was asked is done by the one that does. */
public final class NotLeadingException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String leader;

    NotLeadingException(String site, String server, String leader) {
        super("Server '" + server + "' does not lead site '" + site + "' now: "
                + (leader.isEmpty()
                        ? "no server does, for a moment"
                        : "'" + leader + "' does, and this is done there"));
        this.leader = leader;
    }

    /** The server that leads; empty while none does. */
    public String leader() {
        return leader;
    }
}
