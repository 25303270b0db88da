package org.reprise.console.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An executable: {@code PATH firing|resolved RULE SITE SUBJECT SEVERITY}, with {@code REPRISE_ALERT_KEY} and {@code REPRISE_ALERT_TEXT} in its
 * environment. It has told it when it ends with 0; what it prints goes nowhere. When its time is over it is killed, with all that it has
 * started and that has not left it.
 */
public final class ExecutableChannel implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path path;

    /** @throws IllegalArgumentException when this server cannot execute it */
    public ExecutableChannel(Path path) {
        if (!path.isAbsolute() || !Files.isRegularFile(path) || !Files.isExecutable(path)) {
            throw new IllegalArgumentException("reprise.alerts.executables: '" + path
                    + "' is no executable file: give its absolute path, and let this server's user execute it");
        }
        this.path = path;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public void send(Notice notice) {
        Notice.About about = notice.about();
        ProcessBuilder command = new ProcessBuilder(List.of(
                        path.toString(),
                        notice.state(),
                        about.rule(),
                        about.site(),
                        about.subject(),
                        notice.severity()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().putAll(Map.of("REPRISE_ALERT_KEY", notice.key(), "REPRISE_ALERT_TEXT", notice.body()));
        try {
            run(command.start());
        } catch (IOException e) {
            throw UndeliverableException.now("it cannot be started: " + e.getMessage(), e);
        }
    }

    private static void run(Process process) throws IOException {
        boolean ended = false;
        try {
            process.getOutputStream().close();
            ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UndeliverableException.now("the server is being stopped", e);
        } finally {
            if (!ended) {
                // those that it started first: once it is gone nobody knows them
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        if (!ended) {
            throw UndeliverableException.now(
                    "it did not end within " + PATIENCE.toSeconds() + " s and was killed", null);
        }
        if (process.exitValue() != 0) {
            throw UndeliverableException.now("it ended with " + process.exitValue(), null);
        }
    }
}
