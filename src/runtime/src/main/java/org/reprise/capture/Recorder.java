package org.reprise.capture;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.RecordedMethod;
import org.reprise.event.SeededRandom;

/**
 * Keeps with a captured call what it is told from outside the database: answers of recorded methods, the time, random numbers. It
 * belongs to the innermost captured call that runs in the calling thread, in whatever transaction the thread is by then. Safe for
 * any thread.
 */
public final class Recorder {
    private final Capture capture;
    private final ArgumentJson json;

    public Recorder(Capture capture, ArgumentJson json) {
        this.capture = capture;
        this.json = json;
    }

    /**
     * Makes the call, and keeps its answer if a captured call is running.
     *
     * @throws CaptureException when its result cannot be kept; it has been made then
     * @throws Exception what the call throws
     */
    public @Nullable Object call(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
        OpenCall around = asking();
        if (around == null) {
            return call.call();
        }
        around.record(method);
        Object result;
        try {
            result = call.call();
        } catch (Exception e) {
            around.answeredBy(method, e);
            throw e;
        } finally {
            around.endRecord();
        }
        capture.onRollback(around.answered(method, json.result(method, result)));
        return result;
    }

    /** When the call began that asks; null when none does. */
    public @Nullable Instant time() {
        OpenCall asking = asking();
        return asking == null ? null : asking.time();
    }

    /** The random numbers of the call that asks; null when none does. */
    public @Nullable SeededRandom random() {
        OpenCall asking = asking();
        return asking == null ? null : asking.random();
    }

    /** Null outside any captured call, and inside a recorded one: replay does not come there. */
    private @Nullable OpenCall asking() {
        OpenCall open = capture.openCall();
        return open == null || open.recording() != null ? null : open;
    }
}
