package org.reprise.network.web;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load shall do: either so many calls of each kind ({@code pass}, {@code expire}, {@code heartbeats}), or calls of one
 * {@code kind} for some {@code seconds}.
 *
 * @param clients    threads, 1 to 64; 4 if left out
 * @param pass       W1 calls
 * @param expire     W2 calls
 * @param heartbeats W3 calls
 * @param prepare    messages that one W2 call lets expire; 10,000 if left out
 * @param seconds    how long to run {@code kind}
 * @param kind       {@code pass}, {@code expire} or {@code heartbeat}
 * @param rate       calls per second at most, of all clients together, evenly paced; as fast as possible if left out
 */
public record LoadOrder(
        @Nullable Integer clients,
        @Nullable Integer pass,
        @Nullable Integer expire,
        @Nullable Integer heartbeats,
        @Nullable Integer prepare,
        @Nullable Integer seconds,
        @Nullable String kind,
        @Nullable Double rate) {
    static final int MOST_CLIENTS = 64;

    /** Fails with a sentence for people when the order makes no sense. */
    void check() {
        within("clients", clientsOrDefault(), 1, MOST_CLIENTS);
        within("prepare", rowsPerExpire(), 1, 100_000);
        for (int calls : counts().values()) {
            within("calls", calls, 0, 10_000_000);
        }
        if (rate != null && rate <= 0) {
            throw new IllegalArgumentException("'rate' must be above 0");
        }
        if (isTimed()) {
            within("seconds", secondsOrNone(), 1, 3600);
            timedKind();
        } else if (counts().values().stream().allMatch(calls -> calls == 0)) {
            throw new IllegalArgumentException(
                    "Nothing to do: say 'pass', 'expire', 'heartbeats', or 'kind' and 'seconds'");
        }
    }

    boolean isTimed() {
        return seconds != null || kind != null;
    }

    Kind timedKind() {
        for (Kind each : counts().keySet()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(kind)) {
                return each;
            }
        }
        throw new IllegalArgumentException("'kind' must be pass, expire or heartbeat");
    }

    int secondsOrNone() {
        return or(seconds, 0);
    }

    int clientsOrDefault() {
        return or(clients, 4);
    }

    int rowsPerExpire() {
        return or(prepare, 10_000);
    }

    /** Calls of each kind, all clients together. */
    Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        counts.put(Kind.PASS, or(pass, 0));
        counts.put(Kind.EXPIRE, or(expire, 0));
        counts.put(Kind.HEARTBEAT, or(heartbeats, 0));
        return counts;
    }

    /** The share of one client: the first clients take what does not divide. */
    Map<Kind, Integer> share(int client) {
        Map<Kind, Integer> share = new EnumMap<>(Kind.class);
        int clients = clientsOrDefault();
        counts().forEach((each, calls) -> share.put(each, calls / clients + (client < calls % clients ? 1 : 0)));
        return share;
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("'" + what + "' must be " + least + " to " + most);
        }
    }
}
