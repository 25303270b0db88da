package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command {@code ip} of Linux, which only root may use to change anything. */
final class IpCommand {

    private IpCommand() {}

    /** Runs these in turn, in a network namespace, and no further than to the first that fails. */
    static void runIn(String namespace, String... lines) {
        batch(List.of("ip", "-n", namespace, "-batch", "-"), lines);
    }

    /** The same where the test itself is. */
    static void run(String... lines) {
        batch(List.of("ip", "-batch", "-"), lines);
    }

    /** What it says to one. */
    static List<String> says(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        return ask(command, "").lines().toList();
    }

    private static void batch(List<String> command, String... lines) {
        String said = ask(command, String.join("\n", lines) + "\n");
        if (!said.isBlank()) {
            throw new IllegalStateException(Stream.of(lines).toList() + ": " + said);
        }
    }

    private static String ask(List<String> command, String input) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
