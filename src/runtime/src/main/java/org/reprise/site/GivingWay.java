package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.reign.PlanFailedException;

/**
 * That this site takes no calls for a while because another one is about to be primary: for all its servers, so in its database, and
 * for no longer than the other asks for it again and again. Safe for any thread.
 */
final class GivingWay {
    private static final String SETTING = "giving-way";

    /** Of each server of the site, by a number made of its name: for which time it has nothing left of what was begun before. */
    private static final String QUIET = "giving-way.quiet.";

    /** So long after the last word of the other, calls are taken again. */
    private static final Duration LASTS = Duration.ofSeconds(10);

    /**
     * To whom, and until when.
     *
     * @param since null where another server of the site was told
     * @param time  names this time, at all servers
     */
    private record Held(String to, Instant until, @Nullable Instant since, long time) {}

    private final Settings settings;
    private final Transactions transactions;
    private final Clock clock;
    private @Nullable Held held;

    /** Whether this server was asked for it, and nobody was told yet that it is over. */
    private boolean given;

    GivingWay(Settings settings, Transactions transactions, Clock clock) {
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The other asks for it, or again.
     *
     * @throws PlanFailedException when it gives way to another one
     */
    synchronized void to(String other) {
        now().filter(to -> !to.equals(other)).ifPresent(to -> {
            throw new PlanFailedException(
                    "it gives way to site '" + to + "' just now: wait for the end of that switch");
        });
        Instant now = clock.instant();
        Instant since = now;
        Held before = held;
        long time = before == null ? now.toEpochMilli() : before.time();
        if (before != null && before.to().equals(other) && before.since() != null) {
            if (now.plus(LASTS.dividedBy(2)).isBefore(before.until())) {
                return;
            }
            since = before.since();
        }
        Held next = new Held(other, now.plus(LASTS), since, time);
        transactions.run(
                () -> settings.set(SETTING, next.to() + " " + next.until().toEpochMilli() + " " + next.time()));
        held = next;
        given = true;
    }

    /**
     * Whether this server was asked for it and calls are taken again; said once. It may have begun and ended between two looks at
     * {@link #now}.
     */
    synchronized boolean hasEnded() {
        boolean ended = given && now().isEmpty();
        given &= !ended;
        return ended;
    }

    /** The other asks for it no more. To whom else it gives way, it goes on to. */
    synchronized void noMore(String other) {
        if (now().filter(other::equals).isPresent()) {
            noMore();
        }
    }

    /** It gives way to nobody. */
    synchronized void noMore() {
        held = null;
        transactions.run(() -> settings.forget(SETTING));
    }

    /** To whom, by now, as all servers of the site know it; empty when calls are taken. */
    synchronized Optional<String> now() {
        Held known = held;
        if (known == null || known.since() == null) {
            known = settings.of(SETTING).map(GivingWay::read).orElse(null);
        }
        held = known == null || isOver(known.until()) ? null : known;
        return Optional.ofNullable(held).map(Held::to);
    }

    /** One that lasts much longer was given by a clock that was put back since, or by another server's. */
    private boolean isOver(Instant until) {
        Instant now = clock.instant();
        return until.isBefore(now) || until.isAfter(now.plus(LASTS.multipliedBy(2)));
    }

    private static Held read(String text) {
        String[] parts = text.split(" ");
        return new Held(
                parts[0],
                Instant.ofEpochMilli(Long.parseLong(parts[1])),
                null,
                parts.length > 2 ? Long.parseLong(parts[2]) : 0);
    }

    /** That server of this site takes no calls, and nothing of what it had begun is left. */
    synchronized void quiet(String server) {
        if (now().isPresent() && held != null && !isQuiet(server, held.time())) {
            String time = Long.toString(held.time());
            transactions.run(() -> settings.set(quietAt(server), time));
        }
    }

    /** Whether so it is at each of these. */
    synchronized boolean isQuietAt(List<String> servers) {
        Held known = held;
        return known != null && servers.stream().allMatch(server -> isQuiet(server, known.time()));
    }

    private boolean isQuiet(String server, long time) {
        return settings.of(quietAt(server)).filter(Long.toString(time)::equals).isPresent();
    }

    private static String quietAt(String server) {
        return QUIET + Integer.toHexString(server.hashCode());
    }

    /** Whether it has lasted so long that every server of the site has seen it. */
    synchronized boolean isSeenByAll(Duration look) {
        Held known = held;
        return known != null
                && known.since() != null
                && !known.since().plus(look.multipliedBy(3)).isAfter(clock.instant());
    }
}
