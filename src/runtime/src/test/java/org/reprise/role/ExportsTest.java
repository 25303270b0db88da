package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.job.Progress;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;

class ExportsTest {
    private final EventLog log = InMemoryEventLog.create();
    private final Progress progress = new Progress(Clock.systemUTC());

    @TempDir
    private Path parent;

    private Exports exports() {
        return new Exports(log.portions(), parent.resolve("exports"), () -> {});
    }

    private Path exported(String name) {
        Event event = new Event(Instant.EPOCH, List.of(new Call("shop.buy", 1, "[\"a secret\"]", null, List.of())));
        log.portions()
                .store(Portion.seal(
                        ChainEnd.START, 1, List.of(EventJson.encode(event)), Instant.EPOCH, Compression.best()));
        exports().export(new ExportRequest(1, 1, "json", name)).run(progress);
        return parent.resolve("exports").resolve(name);
    }

    @Test
    void exportsAreReadableByTheirOwnerOnly() throws IOException {
        Path file = exported("log.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void linksAreNeitherImportedNorWrittenTo() throws IOException {
        Path file = exported("log.json");
        Path elsewhere = Files.move(file, parent.resolve("elsewhere.json"));
        Files.createSymbolicLink(file, elsewhere);
        assertThatThrownBy(() -> exports().load("log.json")).hasMessageContaining("links are not followed");

        Path dangling = Files.createSymbolicLink(file.resolveSibling("new.json"), parent.resolve("target"));
        assertThatThrownBy(() -> exports().export(new ExportRequest(1, 1, "json", "new.json")))
                .hasMessageContaining("already");
        Files.delete(dangling);
        Files.createSymbolicLink(file.resolveSibling("new.json.partial"), parent.resolve("target"));
        exports().export(new ExportRequest(1, 1, "json", "new.json")).run(progress);
        assertThat(parent.resolve("target")).doesNotExist();
        assertThat(file.resolveSibling("new.json")).isRegularFile();
    }
}
