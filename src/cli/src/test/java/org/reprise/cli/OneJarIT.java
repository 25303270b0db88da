package org.reprise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar alone, in a process of its own, with nobody at its terminal. */
class OneJarIT {

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void itLooksActsAndRefusesByItself() throws Exception {
        try (SiteDouble site = new SiteDouble()) {
            site.answers("GET audit?limit=50", "[]").answers("POST policy/release", "{\"effect\":\"It is so.\"}");
            Path password = Files.writeString(folder.resolve("password"), SiteDouble.PASSWORD);
            String[] who = {"--site", site.url(), "--user", SiteDouble.USER, "--password-file", password.toString()};

            assertThat(run(who, "audit")).isEqualTo(new Ended(0, "No operator has done anything here yet.\n", ""));
            assertThat(run(who, "policy", "release", "--reason", "x")).isEqualTo(new Ended(0, "It is so.\n", ""));
            assertThat(run(who, "skip", "1:9", "--reason", "x").code()).isEqualTo(2);
            assertThat(run(who, "policy").code()).isEqualTo(1);
        }
    }

    @Test
    void itKnowsItsVersion() throws Exception {
        assertThat(run(new String[0], "--version").out()).matches("reprise \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    private Ended run(String[] who, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("reprise.jar")));
        line.addAll(Arrays.asList(who));
        line.addAll(Arrays.asList(command));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(out).redirectError(err);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("REPRISE_") || name.equals("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), read(out), read(err));
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
