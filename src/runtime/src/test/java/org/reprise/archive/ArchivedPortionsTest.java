package org.reprise.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.job.Progress;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/** A log whose beginning is in the archive only. */
class ArchivedPortionsTest {
    private static final List<Portion> CHAIN = SampleLog.chain(3, 2, 4, 5);

    @TempDir
    Path root;

    private final PortionStore store = SampleLog.store(CHAIN);
    private PortionArchive archive;
    private ArchivedPortions both;

    @BeforeEach
    void removeWhatIsArchived() {
        archive = new PortionArchive(root);
        both = new ArchivedPortions(store, archive);
        archive.archive(store, 14, new Progress(Clock.systemUTC()));
        both.removeUpTo(9);
        assertThat(store.at(4)).isEmpty();
    }

    @Test
    void removedPortionsAreReadAsBefore() {
        for (long seq = 1; seq <= 14; seq++) {
            long wanted = seq;
            assertThat(both.at(seq))
                    .hasValueSatisfying(portion -> assertThat(wanted).isBetween(portion.firstSeq(), portion.lastSeq()));
            assertThat(both.upTo(seq).map(Portion::hash)).isEqualTo(both.at(seq).map(Portion::hash));
        }
        assertThat(both.at(15)).isEmpty();
        assertThat(both.upTo(99).orElseThrow().firstSeq()).isEqualTo(10);
        assertThat(SampleLog.hex(both.from(1, Integer.MAX_VALUE))).isEqualTo(SampleLog.hex(CHAIN));
        assertThat(SampleLog.hex(both.from(10, Integer.MAX_VALUE))).isEqualTo(SampleLog.hex(CHAIN.subList(3, 4)));
        assertThat(both.firstBehind(0)).isEqualTo(1);
        assertThat(both.firstBehind(2)).isEqualTo(4);
        assertThat(both.firstBehind(9)).isEqualTo(10);
        assertThat(both.begin().seq()).isEqualTo(9);
        assertThat(both.contiguousAfter(Position.START).seq()).isEqualTo(14);
    }

    @Test
    void portionThatTheArchiveCannotGiveIsOneThatIsNotHere() throws IOException {
        Files.write(root.resolve("0/4-5.portion"), new byte[] {1, 2, 3});
        assertThat(both.at(4)).isEmpty();
        assertThat(both.from(5, 1000)).isEmpty();
        assertThat(both.from(1, Integer.MAX_VALUE)).hasSize(1);
        assertThat(both.at(6)).isPresent();
    }

    @Test
    void archivingGoesOnBehindWhatIsKnownToBeThere() throws IOException {
        Files.delete(root.resolve("0/10-14.portion"));
        assertThat(archive.archive(store, 9, 14, new Progress(Clock.systemUTC())))
                .isEqualTo(new PortionArchive.Result(1, 14));
        assertThat(archive.archive(store, 14, 14, new Progress(Clock.systemUTC())))
                .isEqualTo(new PortionArchive.Result(0, 14));
    }
}
