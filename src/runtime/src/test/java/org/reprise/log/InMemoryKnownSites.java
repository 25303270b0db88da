package org.reprise.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@link KnownSites} as a double for tests. */
public final class InMemoryKnownSites implements KnownSites {
    private final Map<String, KnownSite> byName = new TreeMap<>();

    @Override
    public List<KnownSite> list() {
        return List.copyOf(byName.values());
    }

    @Override
    public void heard(String name, long has, Instant at) {
        KnownSite before = byName.getOrDefault(name, new KnownSite(name, 0, Instant.MIN, Optional.empty(), ""));
        if (before.heardAt().isBefore(at)) {
            byName.put(name, new KnownSite(name, has, at, before.seeding(), before.reason()));
        }
    }

    @Override
    public boolean mark(String name, Instant at, String reason) {
        KnownSite before = byName.get(name);
        if (before == null || before.needsSeeding()) {
            return false;
        }
        byName.put(name, new KnownSite(name, before.has(), before.heardAt(), Optional.of(at), reason));
        return true;
    }

    @Override
    public void unmark(String name) {
        byName.computeIfPresent(
                name, (key, site) -> new KnownSite(key, site.has(), site.heardAt(), Optional.empty(), ""));
    }

    @Override
    public void cutBehind(long seq) {
        byName.replaceAll((name, site) ->
                new KnownSite(name, Math.min(site.has(), seq), site.heardAt(), site.seeding(), site.reason()));
    }

    @Override
    public boolean forget(String name) {
        return byName.remove(name) != null;
    }
}
