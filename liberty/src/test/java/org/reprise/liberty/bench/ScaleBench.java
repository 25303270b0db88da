package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.liberty.LibertyInstallation;

/**
 * What a long log costs through what a short one does, in CPU of the thread that works and of PostgreSQL, and writes {@code scale.json}. No
 * server of Jakarta EE: a process among the tests of the runtime measures its classes, which are not public. It gets little memory, so
 * that what grows with the log ends it.
 */
final class ScaleBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEASURES = "org.reprise.scale.LongLogBench";

    private final ScalePlan plan;
    private final Path folder;
    private final PrintStream out;

    ScaleBench(ScalePlan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /** What was measured, as it is in the file. */
    ObjectNode run() throws IOException, InterruptedException {
        Path data = folder.resolve("scale");
        Bench.delete(data);
        Files.createDirectories(data);
        Path rounds = data.resolve("rounds.json");
        out.println("scale: a log of " + plan.large() + " events through one of " + plan.small());
        int exit = new ProcessBuilder(command(rounds)).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("The process that measures a long log ended with " + exit);
        }
        ObjectNode result = ScaleFigures.of(JSON.readTree(rounds.toFile()));
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("scale.json").toFile(), result);
        return result;
    }

    private List<String> command(Path rounds) {
        // liberty/target is two folders below the project's
        Path project = LibertyInstallation.target().getParent().getParent();
        Path tests = project.resolve("src/runtime/target/test-classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-classpath",
                tests + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                MEASURES));
        command.addAll(plan.arguments());
        command.add(rounds.toString());
        return command;
    }
}
