package org.reprise.role;

import java.time.Duration;
import java.util.List;
import org.reprise.audit.Audit;
import org.reprise.audit.AuditDesk;
import org.reprise.audit.AuditPolicy;
import org.reprise.audit.AuditReport;
import org.reprise.audit.AuditedRows;
import org.reprise.audit.AuditedSite;
import org.reprise.audit.Upstream;
import org.reprise.audit.UpstreamAwayException;
import org.reprise.compare.CompareException;
import org.reprise.job.Loop;
import org.reprise.transfer.Enquiries;
import org.reprise.transfer.EnquiryRefusedException;
import org.reprise.transfer.UnreachableException;

/** Holds this secondary's tables against those of a site that it follows, all the time and slowly, in a loop of its own. */
public final class SiteAudit {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final SiteParts parts;
    private final Enquiries enquiries;
    private final Secondary secondary;
    private final Audit audit;
    private final Loop loop = new Loop("rolling audit", this::step);

    /** Which of the upstreams is asked: the next one, where one is away. */
    private int turn;

    private volatile boolean anew;

    /** @param generators of this site */
    public SiteAudit(SiteParts parts, Enquiries enquiries, Secondary secondary, GeneratorTables generators) {
        this.parts = parts;
        this.enquiries = enquiries;
        this.secondary = secondary;
        AuditedSite own = new AuditedSite(
                new AuditedRows(parts.container().dataSource()),
                generators::application,
                () -> parts.log().position().current());
        this.audit = new Audit(own, new FoundByAudit(parts, secondary.replayerLoop()), policy(), parts.clock());
        secondary.troubledBy(() -> report().trouble());
    }

    private AuditPolicy policy() {
        return parts.settings().replay().care().audit();
    }

    /** This server leads from now on. */
    public void begin() {
        anew = true;
        loop.wake();
    }

    private Duration step() {
        String rests = rests();
        if (!rests.isEmpty()) {
            audit.rests(rests);
            return AGAIN;
        }
        if (anew) {
            anew = false;
            audit.beginAnew();
        }
        List<String> upstreams = secondary.upstreams().policy().upstreams();
        String upstream = upstreams.get(turn % upstreams.size());
        try {
            return audit.step(new Upstream(upstream, question -> ask(upstream, question)));
        } catch (UpstreamAwayException e) {
            audit.rests("Site '" + upstream + "' does not answer: " + e.getMessage());
            turn++;
            return AGAIN;
        }
    }

    private String rests() {
        if (!policy().audits()) {
            return "reprise.audit.pace is 0";
        } else if (secondary.observes()) {
            return "This site replays nothing: it tells events to observers";
        } else if (!secondary.upstreams().policy().wanted().takesAll()) {
            return "This site takes only some of the events, so its tables are others";
        }
        return secondary.rests();
    }

    private byte[] ask(String upstream, byte[] question) {
        try {
            return enquiries.ask(upstream, AuditDesk.SUBJECT, question, PATIENCE, this::beOpen);
        } catch (UnreachableException e) {
            throw new UpstreamAwayException(String.valueOf(e.getMessage()), e);
        } catch (EnquiryRefusedException e) {
            throw new CompareException(String.valueOf(e.getMessage()), e);
        }
    }

    private void beOpen() {
        if (secondary.replayerLoop().gate().isClosing()) {
            throw new UpstreamAwayException("This site is closing", null);
        }
    }

    /** How far it is, at the server that leads. */
    public AuditReport report() {
        return audit.report();
    }

    public Loop loop() {
        return loop;
    }
}
