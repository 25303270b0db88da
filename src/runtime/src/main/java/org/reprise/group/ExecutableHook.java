package org.reprise.group;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An executable: {@code PATH before|after primary|secondary|nobody EPOCH SITE PRIMARY}. What it prints goes to the log. It has done its work
 * when it ends with 0. When its time is over it is killed, with all that it has started and that has not left it.
 */
final class ExecutableHook implements Hook {
    private static final Logger LOG = Logger.getLogger(ExecutableHook.class.getName());

    /** For its last words, which a process that it left behind may keep from ending. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Path path;
    private final Duration timeout;
    private final ThreadFactory threads;

    ExecutableHook(Path path, Duration timeout, ThreadFactory threads) {
        this.path = path;
        this.timeout = timeout;
        this.threads = threads;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public void run(HookCall call) throws Exception {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(call.arguments());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        boolean ended = false;
        try {
            process.getOutputStream().close();
            Thread reader = threads.newThread(() -> log(process));
            reader.setName("reprise-output of " + path.getFileName());
            reader.start();
            ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                reader.join(LAST_WORDS.toMillis());
            }
        } finally {
            if (!ended) {
                kill(process);
            }
        }
        if (!ended) {
            throw new TimeoutException("it did not end within " + timeout.toMillis() + " ms and was killed");
        }
        if (process.exitValue() != 0) {
            throw new IOException("it ended with " + process.exitValue() + "; what it printed is in the log");
        }
    }

    private static void kill(Process process) {
        // those that it started first: once it is gone nobody knows them
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void log(Process process) {
        try (BufferedReader lines = process.inputReader(Charset.defaultCharset())) {
            lines.lines().forEach(line -> LOG.info(() -> path + ": " + line));
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.FINE, e, () -> "The output of " + path + " has ended");
        }
    }
}
