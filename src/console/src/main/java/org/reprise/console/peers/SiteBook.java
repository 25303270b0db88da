package org.reprise.console.peers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** All sites as this console knows them. Reading it asks nobody: the pollers write, each at its own beat. */
@ApplicationScoped
public class SiteBook {

    private final ConsoleSettings settings;
    private final Clock clock;
    private final Map<String, SiteTrack> tracks = new LinkedHashMap<>();

    /** For the container's proxy only. */
    SiteBook() {
        this(new ConsoleSettings("", List.of(), java.util.Optional.empty()), Clock.systemUTC());
    }

    @Inject
    SiteBook(Config config) {
        this(ConsoleSettings.of(config), Clock.systemUTC());
    }

    SiteBook(ConsoleSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        tracks.put(settings.self(), new SiteTrack(settings.self(), null, clock.instant()));
        for (Peer peer : settings.peers()) {
            tracks.put(peer.name(), new SiteTrack(peer.name(), peer.console().toString(), clock.instant()));
        }
    }

    ConsoleSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    SiteTrack track(String site) {
        SiteTrack track = tracks.get(site);
        if (track == null) {
            throw new IllegalArgumentException("No site " + site + " is configured");
        }
        return track;
    }

    public SitesView view(@Nullable ParkedView parked) {
        Instant now = clock.instant();
        List<SiteRow> rows = new ArrayList<>();
        tracks.values().forEach(track -> rows.add(track.row(now)));
        return new SitesView(settings.self(), now, Behind.of(rows), parked);
    }

    public LagView lag() {
        long second = clock.instant().getEpochSecond();
        return new LagView(
                second, tracks.values().stream().map(track -> track.lag(second)).toList());
    }
}
