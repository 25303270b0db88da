package org.reprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A wire form as it was once written, kept under {@code src/test/resources/golden}. Logs and sites of older versions have it, so a
 * golden file is never changed: whoever changes a form adds a file, and this one must still be read.
 */
public record GoldenFile(String name) {
    private static final Path WRITTEN = Path.of("target", "golden");

    /** Its bytes. */
    public byte[] bytes() {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in)
                    .as("There is no golden file %s: compare target/golden/%1$s with the documented form, and keep it"
                            .formatted(name))
                    .isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the same thing is written in another form today; leaves that under {@code target/golden}. */
    public void assertWrittenAs(byte[] today) {
        keep(today);
        assertThat(new String(today, StandardCharsets.ISO_8859_1))
                .as(
                        "The wire form has changed: what is written today (target/golden/%s) is not the golden file of that name."
                                        .formatted(name)
                                + " Sites and logs of older versions do not understand it. Write the old form; or, if it must"
                                + " change, read both, and add a golden file beside this one")
                .isEqualTo(new String(bytes(), StandardCharsets.ISO_8859_1));
    }

    /** Runs what reads the file, and fails with the file's name when it cannot be read any more. */
    public void assertReadAs(Reading reading, Object expected) {
        Object read;
        try {
            read = reading.of(bytes());
        } catch (Exception e) {
            throw new AssertionError(unreadable(), e);
        }
        assertThat(read).as(unreadable()).isEqualTo(expected);
    }

    private String unreadable() {
        return "The golden file " + name + " is not read any more as what was once written: logs and sites of older"
                + " versions have this form. Read it as before";
    }

    /** Leaves what was written where it can be compared. */
    public void keep(byte[] today) {
        try {
            Files.createDirectories(WRITTEN);
            Files.write(WRITTEN.resolve(name), today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads bytes as a value. */
    public interface Reading {
        Object of(byte[] bytes) throws Exception;
    }
}
