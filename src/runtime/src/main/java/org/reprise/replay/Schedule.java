package org.reprise.replay;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a secondary replays what it has received. Written as {@code immediate}, {@code every PT10M}, {@code cron 0 3 * * *}, {@code
 * delayed PT2H} or {@code held}.
 */
public sealed interface Schedule {

    /** Always. */
    record Immediate() implements Schedule {
        @Override
        public Instant before(Instant now) {
            return Instant.MAX;
        }

        @Override
        public String toString() {
            return "immediate";
        }
    }

    /** What has come by then, each time that a duration has passed. */
    record Every(Duration interval) implements Schedule {
        public Every {
            positive("every", interval);
        }

        @Override
        public Optional<Instant> next(Instant after, ZoneId zone) {
            return Optional.of(after.plus(interval));
        }

        @Override
        public String toString() {
            return "every " + interval;
        }
    }

    /** What has come by then, at times of five fields: minute, hour, day of month, month, day of week. */
    record Times(String expression) implements Schedule {
        public Times {
            // no field is a year: what comes at all comes within some years of any time
            if (next(expression, Instant.EPOCH, ZoneOffset.UTC).isEmpty()) {
                throw new IllegalArgumentException(
                        "The schedule 'cron " + expression + "' never comes: give a day that" + " its month has");
            }
        }

        private static Cron parsed(String expression) {
            try {
                return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "The schedule 'cron " + expression + "' is wrong: " + e.getMessage(), e);
            }
        }

        private static Optional<Instant> next(String expression, Instant after, ZoneId zone) {
            return ExecutionTime.forCron(parsed(expression))
                    .nextExecution(after.atZone(zone))
                    .map(ZonedDateTime::toInstant);
        }

        @Override
        public Optional<Instant> next(Instant after, ZoneId zone) {
            return next(expression, after, zone);
        }

        @Override
        public String toString() {
            return "cron " + expression;
        }
    }

    /** Each event when a duration has passed since its time at the primary. */
    record Delayed(Duration by) implements Schedule {
        public Delayed {
            positive("delayed", by);
        }

        @Override
        public Instant before(Instant now) {
            return now.minus(by);
        }

        @Override
        public String toString() {
            return "delayed " + by;
        }
    }

    /** What an operator releases. */
    record Held() implements Schedule {
        @Override
        public String toString() {
            return "held";
        }
    }

    /** When everything that has come is let through; empty when that is no matter of certain times. */
    default Optional<Instant> next(Instant after, ZoneId zone) {
        return Optional.empty();
    }

    /** Events of this time at the primary, and earlier, are let through by their age. */
    default Instant before(Instant now) {
        return Instant.MIN;
    }

    /** @throws IllegalArgumentException when it is none of the forms, or never comes */
    static Schedule parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        try {
            return switch (words[0]) {
                case "immediate" -> bare(text, rest, new Immediate());
                case "held" -> bare(text, rest, new Held());
                case "every" -> new Every(Duration.parse(rest));
                case "delayed" -> new Delayed(Duration.parse(rest));
                case "cron" -> new Times(rest);
                default -> throw unknown(text);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The schedule '" + text + "' has no duration like PT10M behind its first word", e);
        }
    }

    /** What has come is looked at once a second. */
    Duration SHORTEST = Duration.ofSeconds(1);

    /** Nobody waits longer without having held replay. */
    Duration LONGEST = Duration.ofDays(366);

    /**
     * As {@link #parse}, of what somebody wishes now.
     *
     * @throws IllegalArgumentException also when nobody can mean it
     */
    static Schedule wished(String text) {
        Schedule schedule = parse(text);
        Duration span = schedule instanceof Every every
                ? every.interval()
                : schedule instanceof Delayed delayed ? delayed.by() : SHORTEST;
        if (span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The schedule '" + schedule + "' waits for more than " + LONGEST.toDays()
                    + " days: write a shorter duration, or held, and release what is to be replayed");
        }
        if (schedule instanceof Every && span.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "The schedule '" + schedule + "' is shorter than the second in which replay"
                            + " looks: write every PT1S or longer, or immediate");
        }
        return schedule;
    }

    private static Schedule bare(String text, String rest, Schedule schedule) {
        if (!rest.isEmpty()) {
            throw unknown(text);
        }
        return schedule;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("'" + text + "' is no schedule: write immediate, every PT10M,"
                + " cron 0 3 * * *, delayed PT2H or held");
    }

    private static void positive(String word, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "The schedule '" + word + " " + duration + "' needs a duration of more than nothing");
        }
    }
}
