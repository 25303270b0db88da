package org.reprise.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VendoredFilesTest {

    private static final Path VENDOR = Path.of("src/main/webapp/vendor");
    private static final Set<String> OURS = Set.of("SHA256SUMS", "README.md");

    @Test
    void everyVendoredFileIsTheOneThatWasPublished() throws IOException {
        assertThat(present()).isNotEmpty().isEqualTo(listed());
    }

    @Test
    void everyPackageBringsItsLicence() throws IOException {
        try (Stream<Path> packages = Files.list(VENDOR)) {
            assertThat(packages.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("LICENSE")).isNotEmptyFile());
        }
    }

    private static Map<String, String> present() throws IOException {
        try (Stream<Path> files = Files.walk(VENDOR)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !OURS.contains(file.getFileName().toString()))
                    .collect(Collectors.toMap(
                            file -> VENDOR.relativize(file).toString().replace('\\', '/'),
                            VendoredFilesTest::digest,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static Map<String, String> listed() throws IOException {
        try (Stream<String> lines = Files.lines(VENDOR.resolve("SHA256SUMS"))) {
            return lines.map(line -> line.split(" {2}", 2))
                    .collect(Collectors.toMap(part -> part[1], part -> part[0], (one, other) -> one, TreeMap::new));
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException("No digest of " + file, failed);
        }
    }
}
