package org.reprise.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.log.Settings;

/**
 * The public keys that this site knows, among its settings: the same for all servers of the site, and in the caller's transaction. What
 * one server changes, the others see a second later. Safe for any thread.
 */
final class KeyRing {
    /** Names of sites, between commas; the keys of each stand in a setting of their own. */
    private static final String SITES = "keys";

    private static final String OF = "keys.";

    /** Whoever changes the ring writes this first, and so waits for others that do. */
    private static final String LOCK = "keys-changing";

    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Look(Instant at, Map<String, KnownKey> keys) {}

    private final Settings settings;
    private final Clock clock;
    private volatile Look look = new Look(Instant.MIN, Map.of());

    KeyRing(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Valid or revoked. */
    Optional<KnownKey> of(String site, String id) {
        return Optional.ofNullable(looked().keys().get(name(site, id)));
    }

    List<KnownKey> all() {
        return List.copyOf(read().values());
    }

    /** Adds it, or puts it in the place of what was known of it. Of two servers that do so at once none loses the other's. */
    void put(KnownKey key) {
        settings.set(LOCK, key.site());
        Map<String, KnownKey> keys = read();
        keys.put(name(key.site(), key.id()), key);
        List<String> lines = keys.values().stream()
                .filter(each -> each.site().equals(key.site()))
                .map(KnownKey::line)
                .toList();
        settings.set(OF + key.site(), String.join("\n", lines));
        settings.set(
                SITES, keys.values().stream().map(KnownKey::site).distinct().collect(Collectors.joining(",")));
        look = new Look(Instant.MIN, look.keys());
    }

    private Look looked() {
        Look last = look;
        Instant now = clock.instant();
        // of a clock that was put back, too
        if (last.at().equals(Instant.MIN)
                || Duration.between(last.at(), now).abs().compareTo(FRESH) > 0) {
            last = new Look(now, read());
            look = last;
        }
        return last;
    }

    private Map<String, KnownKey> read() {
        Map<String, KnownKey> keys = new TreeMap<>();
        for (String site : list(settings.of(SITES), ",")) {
            for (String line : list(settings.of(OF + site), "\n")) {
                KnownKey key = KnownKey.parse(site, line);
                keys.put(name(site, key.id()), key);
            }
        }
        return keys;
    }

    private static List<String> list(Optional<String> text, String between) {
        return text.filter(some -> !some.isEmpty())
                .map(some -> List.of(some.split(between, -1)))
                .orElseGet(ArrayList::new);
    }

    private static String name(String site, String id) {
        return site + " " + id;
    }
}
