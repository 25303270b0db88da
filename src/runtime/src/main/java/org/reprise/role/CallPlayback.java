package org.reprise.role;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.capture.Recorder;
import org.reprise.event.RecordedMethod;
import org.reprise.event.SeededRandom;
import org.reprise.replay.CallPlayer;

/** What a call is told from outside the database: recorded at a primary, played at a secondary, the site's own outside any call. */
public final class CallPlayback {
    private final Source source;
    private final Clock own;

    private CallPlayback(Source source, Clock own) {
        this.source = source;
        this.own = own;
    }

    /** Of a primary. */
    static CallPlayback recording(Recorder recorder, Clock own) {
        return new CallPlayback(new Recording(recorder), own);
    }

    /** Of a secondary. */
    static CallPlayback playing(CallPlayer player, Clock own) {
        return new CallPlayback(new Played(player), own);
    }

    @Nullable
    public Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
        return source.recorded(method, call);
    }

    public boolean isReplaying() {
        return source.isReplaying();
    }

    public Clock clock() {
        Instant time = source.time();
        return time == null ? own : Clock.fixed(time, ZoneOffset.UTC);
    }

    public RandomGenerator random() {
        SeededRandom ofCall = source.random();
        return ofCall == null ? ThreadLocalRandom.current() : ofCall.numbers();
    }

    public UUID uuid() {
        SeededRandom ofCall = source.random();
        return ofCall == null ? UUID.randomUUID() : ofCall.uuid();
    }

    /** What each role tells; null outside any call. */
    private interface Source {
        @Nullable
        Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception;

        boolean isReplaying();

        @Nullable
        Instant time();

        @Nullable
        SeededRandom random();
    }

    private record Recording(Recorder recorder) implements Source {
        @Override
        public @Nullable Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
            return recorder.call(method, call);
        }

        @Override
        public boolean isReplaying() {
            return false;
        }

        @Override
        public @Nullable Instant time() {
            return recorder.time();
        }

        @Override
        public @Nullable SeededRandom random() {
            return recorder.random();
        }
    }

    private record Played(CallPlayer player) implements Source {
        @Override
        public @Nullable Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
            return player.recorded(method, call);
        }

        @Override
        public boolean isReplaying() {
            return player.isPlaying();
        }

        @Override
        public @Nullable Instant time() {
            return player.time();
        }

        @Override
        public @Nullable SeededRandom random() {
            return player.random();
        }
    }
}
