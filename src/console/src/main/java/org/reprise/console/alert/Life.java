package org.reprise.console.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.console.notice.Notice;

/** How an alert goes from pending to firing to resolved. One that comes and goes has to stay away for longer each time. */
final class Life {
    /** Firing again within this is no rest. */
    static final Duration REST = Duration.ofHours(1);

    /** What is over is shown for so long. */
    static final Duration KEPT = Duration.ofDays(1);

    /** The time to stay away is doubled so often at most: 16 times as long. */
    private static final int MOST_DOUBLED = 4;

    private Life() {}

    /** The rule has found it. */
    static Alert found(@Nullable Alert before, Notice.About id, Rule rule, String text, Instant now) {
        Severity severity = rule.terms().severity();
        if (before == null) {
            return due(Alert.first(id, severity, text, now), rule, now);
        }
        Alert again = before.saying(severity, text);
        Alert.Times times = again.times();
        return switch (again.state()) {
            case PENDING -> due(again, rule, now);
            case FIRING ->
                again.standing(Alert.State.FIRING, new Alert.Times(times.since(), times.fired(), null, null));
            case RESOLVED ->
                due(
                        again.standing(
                                Alert.State.PENDING, new Alert.Times(now, times.fired(), null, times.resolved())),
                        rule,
                        now);
        };
    }

    private static Alert due(Alert pending, Rule rule, Instant now) {
        Alert.Times times = pending.times();
        if (times.since().plus(rule.terms().pending()).isAfter(now)) {
            return pending;
        }
        Instant over = times.resolved();
        boolean rested = over == null || over.plus(REST).isBefore(now);
        return pending.standing(Alert.State.FIRING, new Alert.Times(times.since(), now, null, null))
                .firing(rested ? 1 : pending.fires() + 1);
    }

    /**
     * The rule has not found it.
     *
     * @param stay for how long it has to stay away before it is over
     * @return empty where it is forgotten
     */
    static Optional<Alert> gone(Alert before, Duration stay, Instant now) {
        Alert.Times times = before.times();
        return switch (before.state()) {
            case PENDING -> {
                Instant over = times.resolved();
                yield over == null
                        ? Optional.empty()
                        : Optional.of(before.with("").standing(Alert.State.RESOLVED, times));
            }
            case FIRING -> {
                Instant quiet = times.quiet() == null ? now : times.quiet();
                yield Optional.of(
                        quiet.plus(stay(before, stay)).isAfter(now)
                                ? before.standing(
                                        Alert.State.FIRING, new Alert.Times(times.since(), times.fired(), quiet, null))
                                : before.taken(null)
                                        .standing(
                                                Alert.State.RESOLVED,
                                                new Alert.Times(times.since(), times.fired(), quiet, now)));
            }
            case RESOLVED -> {
                Instant over = Objects.requireNonNull(times.resolved());
                yield over.plus(KEPT).isBefore(now) ? Optional.empty() : Optional.of(before);
            }
        };
    }

    private static Duration stay(Alert alert, Duration once) {
        return once.multipliedBy(1L << Math.max(0, Math.min(alert.fires() - 1, MOST_DOUBLED)));
    }
}
