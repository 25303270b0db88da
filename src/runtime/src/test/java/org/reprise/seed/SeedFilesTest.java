package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.TestClock;
import org.reprise.compare.ApplicationTables;
import org.reprise.testing.Make;

/** The rows of a site in clear text: who may read them, and for how long they are there. */
class SeedFilesTest {
    private static final Duration KEPT = Duration.ofDays(2);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.now());
    private SeedingSite source;
    private Path root;
    private SeedDesk desk;

    @BeforeEach
    void open() {
        source = new SeedingSite(Make.H2);
        source.tables.fill();
        root = folder.resolve("seeds");
        StagedSeeds seeds = new StagedSeeds(root);
        Staging staging = new Staging(
                "s1",
                new SecondarySnapshot(source.database.dataSource(), source.log.portions()),
                () -> ApplicationTables.DEFAULT,
                seeds,
                clock);
        desk = new SeedDesk(staging, seeds, Thread::new, KEPT, clock);
    }

    @AfterEach
    void close() {
        desk.close();
        source.close();
    }

    private RemoteSeed stage() {
        return RemoteSeed.stage("s1", question -> desk.answer("s2", question), SeedingSite.progress());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.toList();
        }
    }

    private List<Path> staged() throws IOException {
        return files().stream().filter(path -> !path.equals(root)).toList();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadThem() throws IOException {
        stage();
        assertThat(staged()).hasSizeGreaterThan(5);
        for (Path path : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(path.toString())
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
    }

    @Test
    void theyGoWhenTheAskerHasAllOfThem() throws IOException {
        RemoteSeed seed = stage();
        assertThat(seed.manifest().rows()).isPositive();
        seed.taken();
        assertThat(staged()).isEmpty();
        seed.taken();
    }

    @Test
    void theyGoWhenNobodyTakesThemInTime() throws IOException {
        stage();
        clock.advance(KEPT.minusHours(1));
        desk.tidy();
        assertThat(staged()).isNotEmpty();
        clock.advance(Duration.ofHours(2));
        desk.tidy();
        assertThat(staged()).isEmpty();
    }

    @Test
    void whatAKilledServerHasLeftGoesAndWhatIsBeingStagedStays() throws IOException {
        Path left = new StagedSeeds(root).begin("left");
        StagedSeeds.write(left.resolve("00000000.chunk"), new byte[10]);
        Files.setLastModifiedTime(left, FileTime.from(clock.instant().minus(Duration.ofMinutes(11))));
        Path growing = new StagedSeeds(root).begin("growing");
        desk.tidy();
        assertThat(staged()).containsExactly(growing);
    }
}
