package org.reprise.role;

import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.AckFigures;
import org.reprise.ack.Stability;
import org.reprise.api.NotPrimaryException;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.Counters;
import org.reprise.figures.SiteFigures;
import org.reprise.job.Loop;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.IdSource;
import org.reprise.proof.StatementWays;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.Replayer;
import org.reprise.replay.Stops;
import org.reprise.settings.Role;
import org.reprise.subscription.Subscription;
import org.reprise.transfer.Answerer;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Intake;
import org.reprise.transfer.Peers;
import org.reprise.transfer.Superseded;
import org.reprise.transfer.TransferPolicy;
import org.reprise.transfer.UpstreamWord;
import org.reprise.transfer.Upstreams;
import org.reprise.unseen.UnseenWrites;
import org.reprise.worklist.SubmissionForm;

/** What a secondary does: asks for portions, and replays them. Whoever else would write is refused or counted. */
public final class Secondary implements Duties {
    private final SiteParts parts;
    private final Upstreams upstreams;
    private final EvidenceDesk evidence;
    private final Stability stability;
    private final Runnable onStored;
    private final AskerLoop askerLoop;
    private final ReplayerLoop replayerLoop;
    private final CallPlayback playback;
    private final StrayWrites stray = new StrayWrites();
    private final RefusedCalls refused;
    private final List<Supplier<String>> rests = new CopyOnWriteArrayList<>();
    private final List<Supplier<String>> troubles = new CopyOnWriteArrayList<>();

    public Secondary(SiteParts parts, CommonDuties common) {
        this.parts = parts;
        this.upstreams = common.upstreams();
        this.evidence = common.evidence();
        this.stability = common.stability();
        this.onStored = common.answererLoop()::wake;
        Peers peers = common.peers();
        this.refused =
                new RefusedCalls(parts.settings().name(), parts.settings().primary(), parts.clock());
        this.askerLoop = new AskerLoop(parts, upstreams, evidence, peers, this::look);
        this.replayerLoop =
                new ReplayerLoop(parts, this::fetch, () -> upstreams.policy().wanted(), askerLoop.asker()::word);
        replayerLoop.boundBy(stability);
        common.peers().counts(told -> stability.told(told, parts.log().reigns().promise(), () -> shared(told.end())));
        common.answererLoop()
                .answerer()
                .countedBy(new Answerer.Counting(stability::said, () -> false, (asker, end) -> {}));
        replayerLoop.gate().ahead(() -> leavesOut() ? peers.head() : Position.START);
        this.playback = CallPlayback.playing(replayerLoop.player(), parts.clock());
        String name = parts.settings().name();
        String primary = parts.settings().primary();
        common.enquiries().answering(SubmissionForm.SUBJECT, (asker, question) -> {
            throw new NotPrimaryException(name, primary);
        });
        upstreams.timedBy(new ReplayTiming(
                replayerLoop.gate(), replayerLoop.catchUp(), parts.log().position()));
        if (isNobody()) {
            rest(Stops.Cause.REIGN);
        }
    }

    private boolean isNobody() {
        return parts.settings().standing().role() == Role.NOBODY;
    }

    /** The reign that another log ends in may not be known here yet, although its number is. */
    private long shared(Position other) {
        try {
            return parts.log().reigns().reigns().shared(parts.end(), other);
        } catch (PortionRefusedException e) {
            // the log here is broken: replay does not pass there, and says so
            return 0;
        }
    }

    private boolean leavesOut() {
        return upstreams.policy().superseded() == Superseded.LEAVE_OUT;
    }

    private EvidenceSource.Answer fetch(long seq) {
        return evidence.ask(seq) ? EvidenceSource.Answer.ASKED : EvidenceSource.Answer.NONE;
    }

    /** A portion was thrown away: asks for it, whatever was known to be here. */
    public void fetchAnew() {
        askerLoop.asker().lookAnew();
        askerLoop.loop().wake();
    }

    /** Portions came: whoever waits for them looks. */
    void look() {
        replayerLoop.loop().wake();
        askerLoop.loop().wake();
        onStored.run();
    }

    @Override
    public @Nullable Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        if (replayerLoop.player().claims(method, call.getParameters())) {
            return parts.calls().play(replayerLoop.player(), method, call);
        }
        throw refused.refused(method.name());
    }

    @Override
    public void wrote(Supplier<? extends Change> change) {
        if (!replayerLoop.wrote(change)) {
            stray.wrote(change);
        }
    }

    @Override
    public void settle() {
        replayerLoop.player().settle();
    }

    @Override
    public boolean takesRest() {
        return replayerLoop.player().takesRest();
    }

    @Override
    public IdSource ids() {
        return replayerLoop.player();
    }

    @Override
    public List<StatementWays.Seen> statements() {
        return List.of();
    }

    @Override
    public UnseenWrites.Net unseen() {
        return UnseenWrites.NONE.net();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return stray.counts();
    }

    @Override
    public Map<String, Long> refused() {
        return refused.counts();
    }

    @Override
    public CallPlayback playback() {
        return playback;
    }

    @Override
    public Intake intake() {
        return askerLoop.intake();
    }

    @Override
    public AckFigures acks() {
        return stability.figures();
    }

    @Override
    public UpstreamWord word() {
        return askerLoop.asker().word();
    }

    @Override
    public Counters counters(long sent) {
        Replayer replayer = replayerLoop.replayer();
        return new Counters(
                0,
                0,
                sent,
                intake().received(),
                intake().duplicates(),
                intake().refused(),
                replayer.replayed(),
                replayer.parked(),
                replayer.tally().superseded(),
                refused.counts().values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public String rests() {
        return Stream.concat(Stream.of(parts.settings().standing().rests()), restsOtherwise())
                .filter(why -> !why.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Why it would rest in whatever reign. */
    private Stream<String> restsOtherwise() {
        return rests.stream().map(Supplier::get).filter(why -> !why.isEmpty());
    }

    /** @param why it rests, for one more cause; empty when it does not */
    void restsBy(Supplier<String> why) {
        rests.add(why);
    }

    /** @param what hinders it, for one more cause; empty when nothing does */
    void troubledBy(Supplier<String> what) {
        troubles.add(what);
    }

    @Override
    public Stream<String> troubles() {
        return Stream.concat(
                Stream.of(
                        rests(),
                        askerLoop.asker().hopeless(),
                        replayerLoop.replayer().trouble()),
                troubles.stream().map(Supplier::get));
    }

    @Override
    public void lost() {
        askerLoop.asker().end();
    }

    @Override
    public void begin() {
        // another server of the site may have replayed meanwhile
        replayerLoop.evict();
        replayerLoop.promoteByVersion();
        askerLoop.asker().beginAnew();
    }

    @Override
    public List<Loop> loops() {
        return List.of(askerLoop.ways());
    }

    @Override
    public List<Loop> leading() {
        return List.of(askerLoop.loop(), replayerLoop.loop(), replayerLoop.reader());
    }

    @Override
    public void giveWay(String primary) {
        refused.name(primary);
        if (primary.equals(parts.settings().name())) {
            stability.lift();
            if (isNobody()) {
                // it asks for nothing, and what it has is to have its effect before its reign begins
                replayOnly(Stops.Cause.REIGN);
            }
            replayerLoop.loop().wake();
        }
    }

    @Override
    public void hold(String why) {
        // it begins none
    }

    @Override
    public void goOn() {
        stability.restore();
        if (isNobody()) {
            rest(Stops.Cause.REIGN);
        }
        refused.name(parts.settings().primary());
    }

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public void stop() {
        replayerLoop.gate().close();
    }

    @Override
    public String awaitEnd(Duration patience) throws InterruptedException {
        return replayerLoop.generators().awaitQuiet(patience) ? "" : "a transaction of replay";
    }

    @Override
    public void end() {
        replayerLoop.end();
    }

    @Override
    public String describe() {
        return isNobody()
                ? "nobody: " + parts.settings().standing().rests()
                : "secondary of '" + parts.settings().primary() + "'";
    }

    /** Whether it tells events to observers and replays none. */
    public boolean observes() {
        return parts.settings().replay().policy().observes();
    }

    /**
     * Why it may not be primary; empty when it may. Events that it has not got are no reason: they may yet come; nor is that it is nobody:
     * where those are gone for good that it was to follow, its own events are what is left.
     */
    public String unfit() {
        String lacks = lacksRows();
        return lacks.isEmpty() ? restsOtherwise().collect(Collectors.joining("; ")) : lacks;
    }

    /** What it lacks by choice or for now, so that it may not be primary whatever has become of all others; empty where that is nothing. */
    public String lacksRows() {
        return new LackingRows(parts, upstreams.refreshed(), replayerLoop.gate().ruling()).text();
    }

    /** Asks for nothing and replays nothing that is not begun, until {@link #goOn} for each cause. */
    void rest(Stops.Cause cause) {
        askerLoop.rest(cause);
        replayerLoop.gate().stops().stopAt(cause, 0);
    }

    /** Asks for nothing for this cause, and replays what it has or is given. */
    void replayOnly(Stops.Cause cause) {
        goOn(cause);
        askerLoop.rest(cause);
    }

    void goOn(Stops.Cause cause) {
        askerLoop.goOn(cause);
        replayerLoop.gate().stops().goOn(cause);
        askerLoop.loop().wake();
        replayerLoop.loop().wake();
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    @Override
    public SiteFigures.Following following(String upstream) {
        ReplayGate.Ruling ruling = replayerLoop.gate().ruling();
        TransferPolicy policy = upstreams.refreshed();
        Subscription wanted = policy.wanted();
        return new SiteFigures.Following(
                policy.upstreams(),
                upstream,
                ruling.schedule().toString(),
                ruling.until(),
                wanted.takesAll() ? "" : wanted.text(),
                policy.priority(),
                policy.superseded());
    }

    public AskerLoop askerLoop() {
        return askerLoop;
    }

    public ReplayerLoop replayerLoop() {
        return replayerLoop;
    }
}
