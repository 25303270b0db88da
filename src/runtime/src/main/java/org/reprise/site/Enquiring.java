package org.reprise.site;

import java.time.Duration;
import java.util.Map;
import org.reprise.compare.JdbcSide;
import org.reprise.compare.SideDesk;
import org.reprise.transfer.Enquiries;

/** What this site asks others for besides the log, and what it tells them, in a loop of its own. */
final class Enquiring {
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Enquiries enquiries;
    private final SideDesk side;
    private final Loop loop = new Loop("respondent", this::step);

    Enquiring(SiteParts parts, Snapshots snapshots) {
        this.side = new SideDesk(snapshots::open, JdbcSide.DEFAULT_GENERATORS, parts.clock());
        this.enquiries = new Enquiries(
                parts.settings().name(), parts.transport(), Map.of(SideDesk.SUBJECT, side::answer), loop::wake);
    }

    private Duration step() {
        enquiries.step();
        return IDLE;
    }

    Enquiries enquiries() {
        return enquiries;
    }

    Loop loop() {
        return loop;
    }

    /** After the loop has ended. */
    void close() {
        side.close();
    }
}
