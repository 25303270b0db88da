package org.reprise.console.alert;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One file of this server, and not the database: that it is away is what people are told of. It is written whole, and takes the place of the
 * old one once it is on the disk.
 */
final class AlertFile {
    private static final Logger LOG = Logger.getLogger(AlertFile.class.getName());
    private static final String NAME = "alerts.json";

    private final Path folder;
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private boolean failing;

    AlertFile(Path folder) {
        this.folder = folder;
    }

    /** Nothing, where none is there or it cannot be read; that is then put aside. */
    Kept read() {
        Path file = folder.resolve(NAME);
        try {
            return Files.exists(file) ? json.readValue(Files.readAllBytes(file), Kept.class) : Kept.NOTHING;
        } catch (JacksonException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "REPR0521W: " + file + " cannot be read and is put aside: acknowledgements, what is muted and"
                            + " what waited to be told are forgotten.");
            putAside(file);
        } catch (IOException e) {
            failed(e);
        }
        return Kept.NOTHING;
    }

    private void putAside(Path file) {
        try {
            Files.move(file, folder.resolve(NAME + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Returns when it is on the disk. What cannot be written stays in memory, and is written with the next change. */
    void write(Kept kept) {
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(NAME + ".next");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(kept));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            failing = false;
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        LOG.log(
                failing ? Level.FINE : Level.WARNING,
                e,
                () -> "REPR0521W: Alerts cannot be kept in " + folder + ", and stay in memory: " + e);
        failing = true;
    }
}
