package org.reprise.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.desk.LogPage;
import org.reprise.desk.LogQuery;
import org.reprise.desk.PortionPage;
import org.reprise.desk.Site;
import org.reprise.desk.SiteCheck;
import org.reprise.desk.SiteJobs;
import org.reprise.desk.SitePolicy;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.ParkedEvent;
import org.reprise.generator.AdvancedGenerator;
import org.reprise.key.KeyDesk;
import org.reprise.mask.Mask;
import org.reprise.mask.Sight;
import org.reprise.portion.Position;
import org.reprise.proof.StatementWays;
import org.reprise.replay.Tally;
import org.reprise.unseen.UnseenWrites;
import org.reprise.worklist.Worklist;

/** Hands on what the console asks to whatever site is open at the moment, which is another one after a change of role. */
public abstract class AskedSite implements Site {

    /** @throws org.reprise.settings.SiteNotOpenException when none is open */
    abstract Site desk();

    @Override
    public List<ParkedEvent> parked(int limit) {
        return desk().parked(limit);
    }

    @Override
    public List<ParkedEvent> parked(int limit, Mask mask) {
        return desk().parked(limit, mask);
    }

    @Override
    public Mask mask(Sight sight, List<String> patterns) {
        return desk().mask(sight, patterns);
    }

    @Override
    public long waitingBehindParked() {
        return desk().waitingBehindParked();
    }

    @Override
    public void retry(Position position, String who, String reason) {
        desk().retry(position, who, reason);
    }

    @Override
    public void skip(Position position, String who, String reason) {
        desk().skip(position, who, reason);
    }

    @Override
    public SitePolicy policy() {
        return desk().policy();
    }

    @Override
    public SiteCheck check() {
        return desk().check();
    }

    @Override
    public SiteJobs jobs() {
        return desk().jobs();
    }

    @Override
    public LogPage events(LogQuery query, int limit, Mask mask) {
        return desk().events(query, limit, mask);
    }

    @Override
    public PortionPage portions(long before, int limit) {
        return desk().portions(before, limit);
    }

    @Override
    public Optional<LogPage.Whole> event(long seq, Mask mask) {
        return desk().event(seq, mask);
    }

    @Override
    public List<FoundDifference> differences(int limit) {
        return desk().differences(limit);
    }

    @Override
    public List<Demotion> demotions() {
        return desk().demotions();
    }

    @Override
    public void promote(String name, String who, String reason) {
        desk().promote(name, who, reason);
    }

    @Override
    public List<AdvancedGenerator> advanceGenerators(String who, String reason) {
        return desk().advanceGenerators(who, reason);
    }

    @Override
    public Map<String, Tally.Count> tally() {
        return desk().tally();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return desk().uncaptured();
    }

    @Override
    public UnseenWrites.Net unseen() {
        return desk().unseen();
    }

    @Override
    public List<StatementWays.Seen> statements() {
        return desk().statements();
    }

    @Override
    public Map<String, Long> refusedCalls() {
        return desk().refusedCalls();
    }

    @Override
    public List<LossyColumns.Lossy> lossy() {
        return desk().lossy();
    }

    @Override
    public void forget(String downstream, String who, String reason) {
        desk().forget(downstream, who, reason);
    }

    @Override
    public KeyDesk keys() {
        return desk().keys();
    }

    @Override
    public Worklist worklist() {
        return desk().worklist();
    }

    @Override
    public int discard(long seq, String who, String reason) {
        return desk().discard(seq, who, reason);
    }

    @Override
    public void noted(String who, String act, String subject, String reason) {
        desk().noted(who, act, subject, reason);
    }

    @Override
    public List<AuditEntry> audit(int limit) {
        return desk().audit(limit);
    }
}
