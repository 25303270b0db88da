package org.reprise.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is at one moment.
 *
 * @param kind     what is done: {@code compare}, {@code seed} …
 * @param subject  to what
 * @param endedAt  null while it runs
 * @param stage    what it is doing, for people
 * @param total    zero when nobody knows
 * @param unit     of {@code done} and {@code total}, in plural
 * @param inStage  since the stage began
 * @param result   what came of it, or why it failed; empty while it runs
 */
public record Job(
        long id,
        String kind,
        String subject,
        String who,
        Instant startedAt,
        @Nullable Instant endedAt,
        State state,
        String stage,
        long done,
        long total,
        String unit,
        Duration inStage,
        String result) {

    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** Units per second in this stage. */
    public double rate() {
        long millis = inStage.toMillis();
        return millis == 0 ? 0 : done * 1000.0 / millis;
    }

    /** Until the stage ends, if it goes on like this; empty when nobody knows. */
    public Optional<Duration> remaining() {
        return state == State.RUNNING && total > 0 && done > 0 && done <= total
                ? Optional.of(Duration.ofMillis((long) ((total - done) * 1000 / rate())))
                : Optional.empty();
    }
}
