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
import org.reprise.settings.Role;

/** What a call is told from outside the database: recorded at a primary, played at a secondary, the site's own outside any call. */
public final class CallPlayback {
    private final Role role;
    private final Recorder recorder;
    private final CallPlayer player;
    private final Clock own;

    public CallPlayback(Role role, Recorder recorder, CallPlayer player, Clock own) {
        this.role = role;
        this.recorder = recorder;
        this.player = player;
        this.own = own;
    }

    @Nullable
    public Object recorded(RecordedMethod method, Callable<@Nullable Object> call) throws Exception {
        return role == Role.PRIMARY ? recorder.call(method, call) : player.recorded(method, call);
    }

    public boolean isReplaying() {
        return player.isPlaying();
    }

    public Clock clock() {
        Instant time = role == Role.PRIMARY ? recorder.time() : player.time();
        return time == null ? own : Clock.fixed(time, ZoneOffset.UTC);
    }

    public RandomGenerator random() {
        SeededRandom ofCall = ofCall();
        return ofCall == null ? ThreadLocalRandom.current() : ofCall.numbers();
    }

    public UUID uuid() {
        SeededRandom ofCall = ofCall();
        return ofCall == null ? UUID.randomUUID() : ofCall.uuid();
    }

    private @Nullable SeededRandom ofCall() {
        return role == Role.PRIMARY ? recorder.random() : player.random();
    }
}
