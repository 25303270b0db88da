package org.reprise.liberty;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A Liberty server as a direct child of this JVM, so that its process id is ours to kill. All children end with this JVM. */
final class ServerProcess {

    private static final Set<Process> CHILDREN = ConcurrentHashMap.newKeySet();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ServerProcess::endAll, "end-servers"));
    }

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** @param runner what runs the server's command, and gives its process to it; empty when it is run as it is */
    static ServerProcess start(
            LibertyInstallation liberty, ServerFolder folder, List<String> runner, List<String> jvmOptions) {
        List<String> command = new ArrayList<>(runner);
        command.addAll(command(liberty, folder.site(), jvmOptions));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "WLP_USER_DIR", folder.home().toString(),
                        "WLP_OUTPUT_DIR", folder.outputs().toString()));
        File console = folder.logs().resolve("console.log").toFile();
        builder.directory(folder.output().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console));
        try {
            Process process = builder.start();
            CHILDREN.add(process);
            var unused = process.onExit().thenAccept(CHILDREN::remove);
            return new ServerProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM. */
    void askToStop() {
        process.destroy();
    }

    /** Asks the server to end (SIGTERM); kills it when it has not within {@code patience}. */
    void stop(Duration patience) {
        askToStop();
        endWithin(process, patience);
    }

    /** SIGKILL: what a power cut does to a process. Returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static List<String> command(LibertyInstallation liberty, String site, List<String> jvmOptions) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("@" + liberty.moduleOptions());
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", liberty.serverJar().toString(), site));
        return command;
    }

    private static void endAll() {
        List<Process> alive = List.copyOf(CHILDREN);
        alive.forEach(Process::destroy);
        alive.forEach(process -> endWithin(process, PATIENCE));
    }

    private static void endWithin(Process process, Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
