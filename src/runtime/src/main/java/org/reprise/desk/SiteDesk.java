package org.reprise.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.eclipselink.AdvancedGenerator;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.figures.FiguresSampler;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.EventLog;
import org.reprise.portion.Position;
import org.reprise.replay.Tally;
import org.reprise.role.Duties;
import org.reprise.role.ReplayerLoop;
import org.reprise.role.RetentionLoop;
import org.reprise.role.Secondary;
import org.reprise.role.SiteParts;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;

/** Where operators ask an open site, and tell it what to do. */
public final class SiteDesk implements Site {
    private final SiteSettings settings;
    private final EventLog log;
    private final Duties duties;
    private final ReplayerLoop replayerLoop;
    private final PolicyDesk policy;
    private final FiguresSampler figures;
    private final LossyColumns lossy = new LossyColumns();
    private final JobDesk jobs;
    private final LogSearch search;
    private final RetentionLoop retentionLoop;
    private final PortionList portions;
    private volatile Runnable check = () -> {};

    /** What operators have done here that is not about replay. */
    public record Care(JobDesk jobs, RetentionLoop retentionLoop) {}

    public SiteDesk(SiteParts parts, Duties duties, Secondary secondary, FiguresSampler figures, Care care) {
        this.settings = parts.settings();
        this.log = parts.log();
        this.duties = duties;
        this.replayerLoop = secondary.replayerLoop();
        this.policy = new PolicyDesk(secondary, parts.transport(), figures);
        this.figures = figures;
        this.jobs = care.jobs();
        this.retentionLoop = care.retentionLoop();
        this.search = new LogSearch(log);
        this.portions = new PortionList(
                log,
                settings.role(),
                () -> figures.newest().head(),
                secondary.replayerLoop().gate(),
                secondary.upstreams()::until);
    }

    /** Does what only the server that leads can do, unless that refuses it. */
    public void checkedBy(Runnable other) {
        check = other;
        jobs.checkedBy(other);
    }

    @Override
    public SiteFigures figures() {
        return figures.newest();
    }

    @Override
    public List<ParkedEvent> parked(int limit) {
        return log.parked().list().stream().limit(limit).toList();
    }

    @Override
    public long waitingBehindParked() {
        SiteFigures now = figures();
        return now.parked() == 0
                ? 0
                : Math.max(0, now.stored().seq() - now.replayed().seq() - now.parked());
    }

    @Override
    public void retry(Position position, String who, String reason) {
        act(replayerLoop.desk().retry(position, who, reason), position);
    }

    @Override
    public void skip(Position position, String who, String reason) {
        act(replayerLoop.desk().skip(position, who, reason), position);
    }

    private void act(boolean done, Position position) {
        if (!done) {
            throw new UnknownParkedEventException(position);
        }
        replayerLoop.loop().wake();
        figures.loop().wake();
    }

    @Override
    public SitePolicy policy() {
        refuseAtPrimary();
        return policy;
    }

    private void refuseAtPrimary() {
        if (settings.role() == Role.PRIMARY) {
            throw new NotSecondaryException(settings.name());
        }
    }

    /** Goes on with a seed that is half loaded, or begins one where the configuration says so and the site is empty. */
    public void beginSeed(String from) {
        jobs.beginSeed(from);
    }

    @Override
    public SiteJobs jobs() {
        return jobs;
    }

    @Override
    public LogPage events(LogQuery query, int limit) {
        return search.search(query, limit);
    }

    @Override
    public PortionPage portions(long before, int limit) {
        return portions.page(before, limit);
    }

    @Override
    public Optional<LogPage.Whole> event(long seq) {
        return search.whole(seq);
    }

    @Override
    public List<FoundDifference> differences(int limit) {
        return log.findings().differences().newest(limit);
    }

    @Override
    public List<Demotion> demotions() {
        return log.findings().demotions().list();
    }

    @Override
    public void promote(String name, String who, String reason) {
        if (!replayerLoop.desk().promote(name, who, reason)) {
            throw new UnknownDemotionException(name);
        }
    }

    @Override
    public List<AdvancedGenerator> advanceGenerators(String who, String reason) {
        refuseAtPrimary();
        check.run();
        return replayerLoop.generators().advance(who, reason);
    }

    @Override
    public Map<String, Tally.Count> tally() {
        return replayerLoop.replayer().tally().counts();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return duties.uncaptured();
    }

    @Override
    public List<LossyColumns.Lossy> lossy() {
        return lossy.seen();
    }

    /** Where columns that keep less than was written are noted. */
    public LossyColumns lossyColumns() {
        return lossy;
    }

    @Override
    public void forget(String downstream, String who, String reason) {
        retentionLoop.forget(downstream, who, reason);
        figures.loop().wake();
    }

    @Override
    public List<AuditEntry> audit(int limit) {
        return log.audit().newest(limit);
    }
}
