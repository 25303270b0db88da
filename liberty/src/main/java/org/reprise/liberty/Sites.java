package org.reprise.liberty;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The servers of a set of sites. Used by one thread at a time. */
public final class Sites implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final Map<String, LibertyServer> servers = new LinkedHashMap<>();

    /** Servers with their folders in {@code data}, one folder per site; nothing is written before they start. */
    public Sites(LibertyInstallation liberty, Path data, SiteSet set) {
        for (SiteConfig site : set.sites()) {
            ServerFolder folder = new ServerFolder(data.resolve(site.name()), site.name());
            servers.put(site.name(), new LibertyServer(liberty, folder, set, site));
        }
    }

    public LibertyServer server(String site) {
        LibertyServer server = servers.get(site);
        if (server == null) {
            throw new IllegalArgumentException("No site " + site + " among " + servers.keySet());
        }
        return server;
    }

    /** Starts all that are down, at once, and waits until each is ready. */
    public void start() {
        servers.values().stream().filter(server -> !server.isRunning()).forEach(LibertyServer::start);
        servers.values().forEach(server -> server.awaitReady(START_PATIENCE));
    }

    /** Kills all that run: for data that nobody reads again. */
    public void discard() {
        servers.values().stream().filter(LibertyServer::isRunning).forEach(LibertyServer::kill);
    }

    /** Stops all that run, at once. */
    @Override
    public void close() {
        servers.values().forEach(LibertyServer::askToStop);
        servers.values().forEach(server -> server.stop(STOP_PATIENCE));
    }
}
