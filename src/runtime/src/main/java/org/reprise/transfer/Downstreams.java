package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Transactions;
import org.reprise.log.KnownSite;
import org.reprise.log.KnownSites;
import org.reprise.portion.Position;

/**
 * Keeps how far the sites are that ask this one, over restarts. One thread calls {@link #step()}.
 *
 * <p>A site whose log goes another way than this one's is as far as both are the same: what comes behind it will need once it has come back.
 * A known site that asks another one now, which itself asks here, is taken to be as far as that one, and any that asks here no more as far as it
 * has said by another way, as the new primary does behind a switch: who gets events elsewhere holds nothing here.
 */
public final class Downstreams {
    /** That a site was heard again, and had nothing new to say, is written no more often. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Peers peers;
    private final KnownSites sites;
    private final Transactions transactions;
    private final ToLongFunction<Position> shared;
    private final Clock clock;
    private final Map<String, Said> said = new ConcurrentHashMap<>();
    private volatile List<KnownSite> known = List.of();

    private record Said(Position end, Instant at) {}

    /** @param shared up to where a log that ends there and that of this site are the same; 0 where that is not known */
    public Downstreams(
            Peers peers, KnownSites sites, Transactions transactions, ToLongFunction<Position> shared, Clock clock) {
        this.shared = shared;
        this.peers = peers;
        this.sites = sites;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A site has said where its log ends, other than by asking for more. */
    public void told(String site, Position end) {
        said.put(site, new Said(end, clock.instant()));
    }

    /** Writes down what was heard since the last step. */
    public void step() {
        List<Peers.Downstream> askers =
                peers.downstream(clock.instant()).stream().map(this::here).toList();
        Map<String, KnownSite> before =
                sites.list().stream().collect(Collectors.toMap(KnownSite::name, Function.identity()));
        transactions.run(() -> {
            askers.stream()
                    .filter(asker -> asker.has() >= 0)
                    .forEach(asker -> heard(before.get(asker.site()), asker.site(), asker.has(), asker.at()));
            before.values().stream()
                    .filter(site ->
                            askers.stream().noneMatch(asker -> asker.site().equals(site.name())))
                    .forEach(site -> elsewhere(site, askers));
        });
        known = sites.list();
    }

    /** How far it is in the log of this site. */
    private Peers.Downstream here(Peers.Downstream asker) {
        long both = shared.applyAsLong(asker.end());
        return both == 0 || both >= asker.has()
                ? asker
                : new Peers.Downstream(asker.site(), both, asker.end(), asker.behind(), asker.at());
    }

    private void elsewhere(KnownSite site, List<Peers.Downstream> askers) {
        askers.stream()
                .filter(asker -> asker.has() >= 0 && asker.behind().contains(site.name()))
                .findFirst()
                .ifPresentOrElse(asker -> heard(site, site.name(), asker.has(), asker.at()), () -> apart(site));
    }

    /** What it will need is not less for that: one that is being seeded has nothing yet, and asks for what comes behind the seed. */
    private void apart(KnownSite site) {
        Said by = said.remove(site.name());
        if (by != null) {
            long both = Math.min(shared.applyAsLong(by.end()), by.end().seq());
            heard(site, site.name(), Math.max(both, site.has()), by.at());
        }
    }

    private void heard(@Nullable KnownSite before, String name, long has, Instant at) {
        boolean old = before != null && before.heardAt().plus(QUIET).isBefore(at);
        if (before == null || old || (before.has() != has && before.heardAt().isBefore(at))) {
            sites.heard(name, has, at);
        }
    }

    /** A site is being seeded from here, and will ask for what comes behind {@code has}: that is kept for it from now on. */
    public void seeded(String name, long has) {
        boolean held = sites.list().stream().anyMatch(site -> site.name().equals(name) && !site.needsSeeding());
        if (!held) {
            transactions.run(() -> {
                sites.unmark(name);
                sites.heard(name, has, clock.instant());
            });
        }
    }

    /**
     * As if it had never asked this server, in the caller's transaction. Another server of this site that it has asked a moment ago may
     * write it down once more.
     *
     * @return false when it is unknown
     */
    public boolean forget(String name) {
        peers.unknow(name);
        return sites.forget(name);
    }

    /** All that ever asked and were not forgotten, as of the last step. */
    public List<KnownSite> known() {
        return known;
    }
}
