package org.reprise.role;

import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.capture.Capture;
import org.reprise.capture.Recorder;
import org.reprise.event.ReplicatedMethod;
import org.reprise.job.Loop;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.IdSource;
import org.reprise.settings.SiteSettings;

/** What a primary does: captures calls, and seals their events. */
public final class Primary implements Duties {
    private final EventLog log;
    private final FailedEvents failed;
    private final SealerLoop sealerLoop;
    private final Capture capture;
    private final Recorder recorder;

    /** @param onSealed called after each portion; must not wait */
    public Primary(SiteParts parts, Sealer sealer, Runnable onSealed) {
        SiteSettings.CaptureSettings settings = parts.settings().capture();
        this.log = parts.log();
        this.failed = new FailedEvents(parts.log().captured(), parts.transactions(), this::written, parts.clock());
        this.sealerLoop = new SealerLoop(parts.log().captured(), failed, sealer, settings.pace(), onSealed);
        this.capture = new Capture(
                parts.container().registry(), parts.calls().json(), sealerLoop, settings.policy(), parts.clock());
        this.recorder = new Recorder(capture, parts.calls().json());
    }

    private void written() {
        sealerLoop.committed();
    }

    @Override
    public @Nullable Object around(ReplicatedMethod method, InvocationContext call) throws Exception {
        return capture.call(method, call.getParameters(), Caller.of(call), call::proceed);
    }

    @Override
    public void wrote(Supplier<? extends Change> change) {
        capture.wrote(change);
    }

    @Override
    public IdSource ids() {
        return capture;
    }

    @Override
    public Map<String, Long> uncaptured() {
        return capture.uncaptured().counts();
    }

    @Override
    public Position reached() {
        return log.portions().last();
    }

    @Override
    public void begin() {
        // capture goes on where the log ends
    }

    @Override
    public List<Loop> loops() {
        return List.of(failed.loop());
    }

    @Override
    public List<Loop> leading() {
        return List.of(sealerLoop.loop());
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
        return "primary";
    }

    public Recorder recorder() {
        return recorder;
    }

    public SealerLoop sealerLoop() {
        return sealerLoop;
    }
}
