package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code messages.log} of one server. Reads the file anew at every call. */
public final class ServerLog {

    private static final String STARTED = "CWWKF0011I";
    private static final Pattern APPLICATION_FAILED = Pattern.compile("CWWKZ000[24]E");

    private static final int COMPLAINTS = 20;

    private final Path file;

    ServerLog(Path logs) {
        this.file = logs.resolve("messages.log");
    }

    /** The lines since the last start. */
    public List<String> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines since the last start in which the regular expression is found. */
    public List<String> lines(String regex) {
        return lines().stream()
                .filter(line -> line.matches(".*(" + regex + ").*"))
                .toList();
    }

    /** The newest warnings and errors since the last start, oldest first. */
    List<String> complaints() {
        List<String> all = lines(" [WE] ");
        return all.subList(Math.max(0, all.size() - COMPLAINTS), all.size());
    }

    /** The end of the log, for a message about what went wrong. */
    String tail(int count) {
        List<String> lines = lines();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    boolean saysStarted() {
        return !lines(STARTED).isEmpty();
    }

    /** Whole messages, which may be several lines, that say that an application did not start. */
    List<String> applicationFailures() {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : lines()) {
            boolean begins = line.startsWith("[");
            inside = begins ? APPLICATION_FAILED.matcher(line).find() : inside;
            if (inside) {
                found.add(line);
            }
        }
        return found;
    }

    /** Puts the log of the last run aside, so that this run is not taken for it. */
    void turnPage() {
        try {
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling("messages-before.log"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
