package org.reprise.liberty;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.reprise.jdbc.Transactions;
import org.reprise.key.SecurityPolicy;
import org.reprise.key.SiteKeys;
import org.reprise.log.Settings;

/**
 * Signs messages in the name of a site.
 *
 * @param name   of the site
 * @param policy where its keys are
 */
record SiteSpeaker(String name, SecurityPolicy policy) {

    /** By the keys of its server. */
    static SiteSpeaker of(Site site) {
        Path keys = site.server().folder().output().resolve("reprise-keys");
        return new SiteSpeaker(site.name(), policy(keys, ""));
    }

    /** By keys that no site has heard of. */
    static SiteSpeaker unknown(String name, Path keys) {
        return new SiteSpeaker(name, policy(keys, ""));
    }

    /** By keys that are left where the site looks for those of others. */
    static SiteSpeaker known(String name, Path keys, Site at) {
        Path exchange = at.server().folder().home().resolveSibling("keys");
        return new SiteSpeaker(name, policy(keys, exchange.toString()));
    }

    private static SecurityPolicy policy(Path keys, String exchange) {
        return new SecurityPolicy(true, keys.toString(), exchange, SecurityPolicy.WINDOW);
    }

    ProbeMessage signed(ProbeMessage message, String to) {
        return signedAt(message, to, Instant.now());
    }

    /** As if it had been sent then. */
    ProbeMessage signedAt(ProbeMessage message, String to, Instant at) {
        SiteKeys keys = SiteKeys.open(
                policy, name, new InMemorySettings(), new NoTransactions(), Clock.fixed(at, ZoneOffset.UTC));
        Map<String, String> said = message.properties().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())));
        Map<String, Object> all = new TreeMap<>(message.properties());
        all.putAll(keys.messages().seal(said, to, message.body()));
        return new ProbeMessage(message.kind(), all, message.body(), message.padding());
    }

    private static final class NoTransactions implements Transactions {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }
    }

    private static final class InMemorySettings implements Settings {
        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public Optional<String> of(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void set(String name, String value) {
            values.put(name, value);
        }

        @Override
        public void raise(String name, long number) {
            values.merge(
                    name,
                    Long.toString(number),
                    (a, b) -> Long.toString(Math.max(Long.parseLong(a), Long.parseLong(b))));
        }

        @Override
        public void forget(String name) {
            values.remove(name);
        }
    }
}
