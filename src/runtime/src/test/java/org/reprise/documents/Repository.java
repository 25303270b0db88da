package org.reprise.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The working copy that these tests run in. */
public final class Repository {
    private static final List<String> MODULES = List.of("src", "ear", "liberty");

    private Repository() {}

    /** The folder that has README.md and all modules. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("CHANGELOG.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "No repository around " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String file) {
        return text(root().resolve(file));
    }

    /** The pages that people read. */
    static List<Path> pages() {
        return Stream.of(
                        files(root(), 1, ".md"),
                        files(root().resolve("docs"), 3, ".md"),
                        files(root().resolve("findings"), 1, ".md"))
                .flatMap(List::stream)
                .toList();
    }

    /** The Java sources of all modules, those of the tests too. */
    static List<Path> sources() {
        return MODULES.stream()
                .flatMap(module -> files(root().resolve(module), 20, ".java").stream())
                .toList();
    }

    /** The Java sources of what runs at a site, or asks one. */
    static List<Path> program() {
        return sources().stream()
                .filter(file -> !file.startsWith(root().resolve("liberty")))
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    /** Those whose names end so, at most so many folders deep; none that the build made. */
    static List<Path> files(Path folder, int depth, String ending) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
