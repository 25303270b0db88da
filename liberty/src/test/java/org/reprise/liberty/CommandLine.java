package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line, in a process of its own at each run, with nobody at its terminal.
 *
 * @param site   whom it asks
 * @param user   a sample user, whose password is its name
 * @param folder for its files
 */
record CommandLine(URI site, String user, Path folder) {

    private static final Path JAR = Path.of(System.getProperty(
            "reprise.cli",
            LibertyInstallation.target()
                    .resolve("../../src/cli/target/reprise-cli.jar")
                    .toString()));

    /** How a run ended. */
    record Ended(int code, String out, String err) {}

    static CommandLine of(Site site, String user, Path folder) {
        return new CommandLine(site.server().site().address().url(), user, folder);
    }

    /** Runs a command that must succeed and print JSON. */
    JsonNode json(String... command) throws IOException, InterruptedException {
        Ended ended = run(command);
        assertThat(ended.code()).as(ended.err()).isZero();
        return Console.json(ended.out());
    }

    Ended run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    /** @param environment what its environment has besides */
    Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path password = Files.writeString(folder.resolve("password-of-" + user), user);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "--site",
                site.toString(),
                "--user",
                user,
                "--password-file",
                password.toString()));
        line.addAll(List.of(command));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(out).redirectError(err);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("REPRISE_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(line.toString()).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), read(out), read(err));
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
