package org.reprise.role;

import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.AckFigures;
import org.reprise.ack.Acks;
import org.reprise.api.NotPrimaryException;
import org.reprise.capture.Capture;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.capture.Recorder;
import org.reprise.deploy.ApplicationCalls;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.event.ReplicatedMethod;
import org.reprise.figures.Counters;
import org.reprise.figures.SiteFigures;
import org.reprise.job.Loop;
import org.reprise.log.CapturedEvents;
import org.reprise.log.Sealer;
import org.reprise.proof.Change;
import org.reprise.proof.IdSource;
import org.reprise.proof.StatementWay;
import org.reprise.proof.StatementWays;
import org.reprise.reign.Lineage;
import org.reprise.settings.SiteSettings;
import org.reprise.transfer.Answerer;
import org.reprise.transfer.Intake;
import org.reprise.transfer.UpstreamWord;
import org.reprise.unseen.UnseenWrites;
import org.reprise.worklist.InEffect;
import org.reprise.worklist.Resubmitter;
import org.reprise.worklist.SubmissionDesk;
import org.reprise.worklist.SubmissionForm;

/** What a primary does: captures calls, and seals their events. */
public final class Primary implements Duties {
    private final String site;
    private final CapturedEvents events;
    private final FailedEvents failed;
    private final SealerLoop sealerLoop;
    private final Acks acks;
    private final Loop ackLoop;
    private final Runnable onHeard;
    private final UnseenWrites unseen;
    private final Capture capture;
    private final CallPlayback playback;
    private final Intake intake;
    private volatile String rests = "";
    private final ApplicationCalls calls;
    private final Resubmitter resubmitter;
    private final SubmissionDesk submissions;
    private final boolean takesBefore;
    private volatile BooleanSupplier several = () -> false;

    public Primary(SiteParts parts, Sealer sealer, CommonDuties common) {
        SiteSettings.CaptureSettings settings = parts.settings().capture();
        this.site = parts.settings().name();
        this.events = parts.log().captured();
        this.failed = new FailedEvents(
                events, parts.settings().standing().epoch(), parts.transactions(), this::written, parts.clock());
        this.acks =
                new Acks(site, parts.settings().standing().epoch(), settings.ack(), parts.log(), common.stability());
        this.ackLoop = new Loop("acknowledgements", () -> acks.step(several.getAsBoolean()));
        acks.wokenBy(ackLoop::wake);
        common.answererLoop()
                .answerer()
                .countedBy(new Answerer.Counting(common.stability()::said, acks::isAwaited, this::heard));
        this.onHeard = common.answererLoop()::wake;
        this.sealerLoop = new SealerLoop(
                events,
                failed,
                sealer,
                settings.pace(),
                new SealerLoop.Ends(acks, parts.container().end(), this::sealed));
        this.unseen = unseen(parts, settings);
        this.capture = new Capture(
                        parts.container().registry(),
                        parts.calls().json(),
                        sealerLoop,
                        settings.policy(),
                        parts.clock())
                .lookingFor(unseen);
        this.playback =
                CallPlayback.recording(new Recorder(capture, parts.calls().json()), parts.clock());
        this.intake = Intake.closed(parts.log().portions(), common.evidence(), common.peers(), parts.clock());
        this.calls = parts.calls();
        this.takesBefore = settings.policy().proving() == Proving.EVIDENCE;
        this.resubmitter = resubmitter(parts);
        this.submissions = new SubmissionDesk(resubmitter, parts.clock());
        common.enquiries().answering(SubmissionForm.SUBJECT, (asker, question) -> submissions.answer(question));
    }

    private Resubmitter resubmitter(SiteParts parts) {
        Container container = parts.container();
        return new Resubmitter(
                capture,
                new Resubmitter.Calls(calls.methods(), calls.json(), container.beans(), container.registry()),
                new InEffect(
                        parts.log().findings().resubmitted(),
                        parts.log().portions(),
                        parts.log().reigns()),
                parts.transactions(),
                parts.clock());
    }

    /** Where rows are not looked at, none is unseen. */
    private static UnseenWrites unseen(SiteParts parts, SiteSettings.CaptureSettings settings) {
        return settings.policy().proving() == Proving.OFF
                ? UnseenWrites.NONE
                : UnseenWrites.of(
                        parts.container().dataSource(), MappedColumns::tables, settings.unseen(), parts.clock());
    }

    private void sealed() {
        onHeard.run();
        ackLoop.wake();
    }

    private void heard(String other, Lineage lineage) {
        acks.heard(other, lineage);
        onHeard.run();
        if (several.getAsBoolean()) {
            // calls wait at another server
            ackLoop.wake();
        }
    }

    /** Another server of the site may seal, and hear what other sites hold. */
    public void several(BooleanSupplier whileSeveral) {
        several = whileSeveral;
    }

    private void written() {
        sealerLoop.committed();
    }

    @Override
    public @Nullable Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        resubmitter.arrive(method, calls.door(call));
        return capture.call(method, call.getParameters(), Caller.of(call), call::proceed);
    }

    @Override
    public void wrote(Supplier<? extends Change> change) {
        capture.wrote(change);
    }

    @Override
    public boolean takesRows(Supplier<StatementWay> way) {
        return capture.takesRows(way);
    }

    @Override
    public void settle() {
        capture.settle();
    }

    @Override
    public boolean takesRest() {
        return capture.takesRest();
    }

    @Override
    public boolean takesBefore() {
        return takesBefore;
    }

    @Override
    public void writing() {
        capture.writing();
    }

    @Override
    public void writingApart(String unit) {
        capture.writingApart(unit);
    }

    @Override
    public void met(String table, long rows) {
        capture.met(table, rows);
    }

    @Override
    public IdSource ids() {
        return capture;
    }

    @Override
    public List<StatementWays.Seen> statements() {
        return capture.statements().seen();
    }

    @Override
    public UnseenWrites.Net unseen() {
        return unseen.net();
    }

    @Override
    public Map<String, Long> uncaptured() {
        return capture.uncaptured().counts();
    }

    @Override
    public Map<String, Long> refused() {
        return Map.of();
    }

    @Override
    public CallPlayback playback() {
        return playback;
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public AckFigures acks() {
        return acks.figures();
    }

    @Override
    public UpstreamWord word() {
        return UpstreamWord.NONE;
    }

    @Override
    public SiteFigures.Following following(String upstream) {
        return SiteFigures.Following.NOBODY;
    }

    @Override
    public Counters counters(long sent) {
        return new Counters(sealerLoop.captured(), sealerLoop.sealed(), sent, 0, 0, intake.refused(), 0, 0, 0, 0);
    }

    @Override
    public String rests() {
        return rests;
    }

    @Override
    public Stream<String> troubles() {
        return Stream.of(rests, acks.trouble());
    }

    @Override
    public void begin() {
        // capture goes on where the log ends
    }

    @Override
    public void lost() {
        // sealing ends with its loop
    }

    @Override
    public List<Loop> loops() {
        return List.of(failed.loop(), ackLoop);
    }

    @Override
    public List<Loop> leading() {
        return List.of(sealerLoop.loop(), submissions.loop());
    }

    /** Takes events that are submitted again. */
    public SubmissionDesk submissions() {
        return submissions;
    }

    @Override
    public void giveWay(String primary) {
        capture.open().hold(() -> new NotPrimaryException(site, primary));
    }

    @Override
    public void hold(String why) {
        rests = why;
        // so that a caller is sent nowhere else, and told to come again
        capture.open()
                .hold(() ->
                        new NotPrimaryException(site, site, "Site '" + site + "' takes no business calls yet. " + why));
    }

    @Override
    public void goOn() {
        rests = "";
        capture.open().release();
    }

    @Override
    public boolean isQuiet() {
        return capture.open().count() == 0 && failed.isEmpty() && events.count() == 0;
    }

    @Override
    public void stop() {
        capture.open().refuseCalls();
    }

    @Override
    public String awaitEnd(Duration patience) throws InterruptedException {
        int left = capture.open().awaitNone(patience);
        return left == 0 ? "" : left + " transactions";
    }

    @Override
    public void end() {
        capture.open().refuseAll();
    }

    @Override
    public String describe() {
        return rests.isEmpty() ? "primary" : "primary that takes no calls yet: " + rests;
    }
}
