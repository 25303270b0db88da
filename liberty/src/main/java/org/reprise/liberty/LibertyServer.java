package org.reprise.liberty;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One site's server: started, stopped, killed and started again in the same folder. Used by one thread at a time. Whatever runs
 * is stopped when this JVM ends.
 */
public final class LibertyServer {

    private static final Duration POLL = Duration.ofMillis(100);

    private final LibertyInstallation liberty;
    private final ServerFolder folder;
    private final SiteConfig site;
    private final Map<String, String> properties;
    private final String furtherPeers;
    private final List<String> jvmOptions = new ArrayList<>();
    private List<String> runner = List.of();
    private boolean agent = true;
    private @Nullable ServerProcess process;

    LibertyServer(LibertyInstallation liberty, ServerFolder folder, SiteSet set, SiteConfig site) {
        this.liberty = liberty;
        this.folder = folder;
        this.site = site;
        this.properties = set.properties(site);
        this.furtherPeers = set.furtherPeers(site);
    }

    public SiteConfig site() {
        return site;
    }

    public ServerFolder folder() {
        return folder;
    }

    public ServerLog log() {
        return new ServerLog(folder.logs());
    }

    /** Adds options, such as an agent, to the JVM of every later start. */
    public LibertyServer withJvmOptions(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** At every later start this command, to which the server's own is added, runs it; it has to give its process to the server. */
    LibertyServer runBy(List<String> command) {
        runner = List.copyOf(command);
        return this;
    }

    /** Leaves out Liberty's own agent, which only tracing and monitoring need, at every later start. */
    LibertyServer withoutAgent() {
        agent = false;
        return this;
    }

    /** Writes the configuration and starts the process; does not wait until it is ready. */
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException(site.name() + " runs already");
        }
        folder.write(liberty, site.database().make(), properties);
        folder.override("peers", furtherPeers);
        log().turnPage();
        List<String> options = new ArrayList<>(jvmOptions);
        if (agent) {
            options.add("-javaagent:" + liberty.agentJar());
        }
        process = ServerProcess.start(liberty, folder, runner, options);
    }

    /**
     * Waits until the site is ready for calls.
     *
     * @throws ServerStartException when its process ended, its application failed or {@code patience} ran out
     */
    public void awaitReady(Duration patience) {
        Readiness readiness = new Readiness(site.address().url());
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!(log().saysStarted() && readiness.isUp())) {
                failIfHopeless();
                if (System.nanoTime() > deadline) {
                    throw new ServerStartException(site.name() + " is not ready after " + patience.toSeconds() + " s, "
                            + readiness.answer() + ". What its log in " + folder.logs() + " complains of:\n"
                            + String.join("\n", log().complaints()));
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("Interrupted while waiting for " + site.name());
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return running().pid();
    }

    /** Asks the server to end in order; does not wait. Does nothing when it is down. */
    public void askToStop() {
        if (process != null) {
            process.askToStop();
        }
    }

    /** Ends the server in order, or kills it after {@code patience}. Does nothing when it is down. */
    public void stop(Duration patience) {
        if (process != null) {
            process.stop(patience);
        }
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        running().kill();
    }

    private ServerProcess running() {
        if (process == null) {
            throw new IllegalStateException(site.name() + " was never started");
        }
        return process;
    }

    private void failIfHopeless() {
        if (!isRunning()) {
            throw new ServerStartException(
                    site.name() + " ended while starting. " + folder.logs() + " ends with:\n" + log().tail(20));
        }
        List<String> failures = log().applicationFailures();
        if (!failures.isEmpty()) {
            throw new ServerStartException(
                    "The application of " + site.name() + " did not start:\n" + String.join("\n", failures));
        }
    }
}
