package org.reprise.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.eclipselink.LossyColumns;
import org.reprise.figures.FiguresSampler;
import org.reprise.figures.SiteFigures;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.ParkedEvent;
import org.reprise.generator.AdvancedGenerator;
import org.reprise.key.KeyDesk;
import org.reprise.log.EventLog;
import org.reprise.mask.Mask;
import org.reprise.mask.Sight;
import org.reprise.portion.Position;
import org.reprise.proof.StatementWays;
import org.reprise.replay.ParkedDesk;
import org.reprise.replay.Tally;
import org.reprise.role.Duties;
import org.reprise.role.RetentionLoop;
import org.reprise.role.Secondary;
import org.reprise.role.SiteParts;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;
import org.reprise.settings.SiteSettings.SeedSettings;
import org.reprise.unseen.UnseenWrites;
import org.reprise.worklist.Worklist;

/** Where operators ask an open site, and tell it what to do. */
public final class SiteDesk implements Site {
    private final SiteParts parts;
    private final SiteSettings settings;
    private final EventLog log;
    private final Duties duties;

    /** Null at a primary. */
    private final @Nullable Secondary secondary;

    private final FiguresSampler figures;
    private final LossyColumns lossy = new LossyColumns();
    private final JobDesk jobs;
    private final CheckDesk fit;
    private final LogSearch search;
    private final SeenReasons reasons;
    private final RetentionLoop retentionLoop;
    private final PortionList portions;
    private final KeyDesk keys;
    private final StoredPortions stored;
    private final Worklist worklist;
    private volatile Runnable check = () -> {};

    /** What operators have done here that is not about replay. */
    public record Care(JobDesk jobs, CheckDesk fit, RetentionLoop retentionLoop, Worklist worklist) {}

    /** @param secondary the site's duties where it is one; null at a primary */
    public SiteDesk(SiteParts parts, Duties duties, @Nullable Secondary secondary, FiguresSampler figures, Care care) {
        this.parts = parts;
        this.settings = parts.settings();
        this.log = parts.log();
        this.duties = duties;
        this.secondary = secondary;
        this.figures = figures;
        this.jobs = care.jobs();
        this.fit = care.fit();
        this.retentionLoop = care.retentionLoop();
        this.worklist = care.worklist();
        this.search = new LogSearch(log);
        this.reasons = new SeenReasons(log, parts.calls().methods());
        this.portions = portions(secondary);
        this.keys = new KeyDesk(parts.keys(), log.audit(), parts.transactions(), parts.clock(), () -> parts.reached()
                .seq());
        this.stored = new StoredPortions(log, parts.clock());
    }

    private PortionList portions(@Nullable Secondary asking) {
        Supplier<Position> head = () -> figures.newest().head();
        return asking == null
                ? new PortionList(log, Role.PRIMARY, head, (seq, at) -> Optional.empty(), () -> 0)
                : new PortionList(
                        log, Role.SECONDARY, head, asking.replayerLoop().gate()::hold, asking.upstreams()::until);
    }

    /** Does what only the server that leads can do, unless that refuses it. */
    public void checkedBy(Runnable other) {
        check = other;
        jobs.checkedBy(other);
        fit.checkedBy(other);
        worklist.checkedBy(other);
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
    public List<ParkedEvent> parked(int limit, Mask mask) {
        return reasons.seen(parked(limit), mask);
    }

    @Override
    public Mask mask(Sight sight, List<String> patterns) {
        return reasons.mask(sight, patterns);
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
        act(desk -> desk.retry(position, who, reason), position);
    }

    @Override
    public void skip(Position position, String who, String reason) {
        act(desk -> desk.skip(position, who, reason), position);
    }

    private void act(Predicate<ParkedDesk> act, Position position) {
        // nothing is parked at a primary
        if (secondary == null || !act.test(secondary.replayerLoop().desk())) {
            throw new UnknownParkedEventException(position);
        }
        secondary.replayerLoop().loop().wake();
        figures.loop().wake();
    }

    @Override
    public SitePolicy policy() {
        return new PolicyDesk(secondary(), parts, figures);
    }

    private Secondary secondary() {
        if (secondary == null) {
            throw new NotSecondaryException(settings.name());
        }
        return secondary;
    }

    /** Goes on with a seed that is half loaded, or begins one where the configuration says so and the site is new. */
    public void beginSeed(SeedSettings wanted) {
        jobs.beginSeed(wanted);
    }

    @Override
    public SiteCheck check() {
        return fit;
    }

    @Override
    public SiteJobs jobs() {
        return jobs;
    }

    @Override
    public LogPage events(LogQuery query, int limit, Mask mask) {
        return search.search(query, limit, mask);
    }

    @Override
    public PortionPage portions(long before, int limit) {
        return portions.page(before, limit);
    }

    @Override
    public Optional<LogPage.Whole> event(long seq, Mask mask) {
        return search.whole(seq, mask);
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
        if (secondary == null || !secondary.replayerLoop().desk().promote(name, who, reason)) {
            throw new UnknownDemotionException(name);
        }
    }

    @Override
    public List<AdvancedGenerator> advanceGenerators(String who, String reason) {
        Secondary moving = secondary();
        check.run();
        return moving.replayerLoop().generators().advance(who, reason);
    }

    @Override
    public Map<String, Tally.Count> tally() {
        return secondary == null
                ? Map.of()
                : secondary.replayerLoop().replayer().tally().counts();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return duties.uncaptured();
    }

    @Override
    public UnseenWrites.Net unseen() {
        return duties.unseen();
    }

    @Override
    public List<StatementWays.Seen> statements() {
        return duties.statements();
    }

    @Override
    public Map<String, Long> refusedCalls() {
        return duties.refused();
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
    public KeyDesk keys() {
        return keys;
    }

    @Override
    public Worklist worklist() {
        return worklist;
    }

    @Override
    public int discard(long seq, String who, String reason) {
        Secondary asking = secondary();
        check.run();
        int events = stored.discard(seq, who, reason);
        asking.fetchAnew();
        return events;
    }

    @Override
    public void noted(String who, String act, String subject, String reason) {
        parts.noted(who, act, subject, reason);
    }

    @Override
    public List<AuditEntry> audit(int limit) {
        return log.audit().newest(limit);
    }
}
