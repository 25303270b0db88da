package org.reprise.role;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reprise.ack.Stability;
import org.reprise.fit.OwnDefinition;
import org.reprise.job.Loop;
import org.reprise.key.SiteKeys;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.transfer.Enquiries;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.JmsDoors;
import org.reprise.transfer.Peers;
import org.reprise.transfer.Upstreams;

/** What a site does whatever its role: answers those who ask, keeps the log as long as it is told to, and tells projections of it. */
public final class CommonDuties {
    private final Peers peers = new Peers();
    private final Upstreams upstreams;
    private final EvidenceDesk evidence;
    private final Snapshots snapshots;
    private final GeneratorTables generators;
    private final AnswererLoop answererLoop;
    private final ProjectorLoops projectorLoops;
    private final RetentionLoop retentionLoop;
    private final EnquiryLoop enquiryLoop;
    private final SiteKeys keys;
    private final Stability stability;

    /** @param threads each makes one seed for another site */
    public CommonDuties(SiteParts parts, Application application, ThreadFactory threads) {
        this.stability = new Stability(
                parts.log().settings(), parts.transactions(), () -> parts.end().seq(), parts.clock());
        peers.reigns(
                () -> new Lineage(
                        parts.end(), stability.said(), parts.log().reigns().promise()),
                (site, told) -> parts.log().reigns().hear(parts.settings().name(), told));
        this.upstreams =
                new Upstreams(parts.settings().transfer(), parts.log(), parts.transactions(), peers, parts.clock());
        this.evidence =
                new EvidenceDesk(upstreams, parts.log(), parts.transactions(), parts.transport(), parts.clock());
        this.keys = parts.keys();
        this.snapshots = new Snapshots(parts);
        this.generators = new GeneratorTables(parts.log().settings(), parts.transactions());
        this.answererLoop = new AnswererLoop(
                parts, evidence, peers, () -> Math.min(parts.reached().seq(), stability.limit()));
        this.projectorLoops = new ProjectorLoops(parts, application, parts::reached);
        this.retentionLoop =
                new RetentionLoop(parts, peers, () -> parts.reached().seq(), projectorLoops);
        this.enquiryLoop = new EnquiryLoop(parts, snapshots, generators, threads, retentionLoop::seeds);
    }

    /** @param intake what the site does with answers of others */
    public JmsDoors doors(Intake intake) {
        return new JmsDoors(answererLoop.answerer(), evidence, enquiries(), intake, answererLoop::wake)
                .checkedBy(keys.messages());
    }

    /** Of whom messages were refused lately. */
    public String distrusted() {
        return keys.trouble();
    }

    public Peers peers() {
        return peers;
    }

    Stability stability() {
        return stability;
    }

    Upstreams upstreams() {
        return upstreams;
    }

    /** Another site has said where its log ends: it may ask here no more, and then holds nothing here. */
    public void told(String site, Position end) {
        retentionLoop.told(site, end);
    }

    /** Who else may have what no upstream has any more. */
    public void elsewhere(Supplier<List<String>> sites) {
        upstreams.elsewhere(sites);
    }

    EvidenceDesk evidence() {
        return evidence;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public GeneratorTables generators() {
        return generators;
    }

    public AnswererLoop answererLoop() {
        return answererLoop;
    }

    public ProjectorLoops projectorLoops() {
        return projectorLoops;
    }

    public RetentionLoop retentionLoop() {
        return retentionLoop;
    }

    public Enquiries enquiries() {
        return enquiryLoop.enquiries();
    }

    public OwnDefinition definition() {
        return enquiryLoop.definition();
    }

    /** Of every server of the site. */
    public List<Loop> loops() {
        return Stream.of(List.of(enquiryLoop.loop()), answererLoop.loops(), retentionLoop.loops())
                .flatMap(List::stream)
                .toList();
    }

    /** Of the one that leads. */
    public List<Loop> leading() {
        return Stream.of(answererLoop.leading(), projectorLoops.loops(), retentionLoop.leading())
                .flatMap(List::stream)
                .toList();
    }

    /** After the loops have ended. */
    public void close() {
        enquiryLoop.close();
    }
}
