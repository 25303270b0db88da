package org.reprise.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;

class PortionArchiveTest {
    private static final List<Portion> CHAIN = SampleLog.chain(3, 2, 4, 5);

    @TempDir
    Path temporary;

    private Path root;
    private PortionArchive archive;

    @BeforeEach
    void openAnArchiveThatIsNotThereYet() {
        root = temporary.resolve("portions");
        archive = new PortionArchive(root);
    }

    @Test
    void archivedPortionsComeBackByteForByte() {
        assertThat(archive.at(1)).isEmpty();
        assertThat(archive.from(1, 1000)).isEmpty();

        assertThat(archive(SampleLog.store(CHAIN), 14)).isEqualTo(new PortionArchive.Result(4, 14));

        assertThat(SampleLog.hex(archive.from(1, Integer.MAX_VALUE))).isEqualTo(SampleLog.hex(CHAIN));
        assertThat(root.resolve("0/4-5.portion")).hasBinaryContent(CHAIN.get(1).toBytes());
        for (long seq = 1; seq <= 14; seq++) {
            long wanted = seq;
            assertThat(archive.at(seq))
                    .hasValueSatisfying(portion -> assertThat(wanted).isBetween(portion.firstSeq(), portion.lastSeq()));
        }
        assertThat(archive.at(15)).isEmpty();
        assertThat(archive.at(0)).isEmpty();
    }

    /** A site went back behind event 5, and its log goes on otherwise. */
    @Test
    void filesOfWhatIsInQuarantineMakeRoomAndStay() {
        archive(SampleLog.store(CHAIN), 14);

        assertThat(archive.setAside(5, portion -> false)).isZero();
        assertThat(archive.setAside(14, portion -> true)).isZero();
        assertThat(archive.setAside(5, portion -> true)).isEqualTo(2);

        assertThat(archive.at(6)).isEmpty();
        assertThat(root.resolve("0/6-9.portion.taken-back"))
                .hasBinaryContent(CHAIN.get(2).toBytes());
        assertThat(archive(SampleLog.store(CHAIN), 14)).isEqualTo(new PortionArchive.Result(2, 14));
    }

    @Test
    void runEndsWhereTheBytesEnd() {
        archive(SampleLog.store(CHAIN), 14);
        int two = CHAIN.get(1).size() + CHAIN.get(2).size();

        assertThat(SampleLog.hex(archive.from(5, 1))).isEqualTo(SampleLog.hex(CHAIN.subList(1, 2)));
        assertThat(SampleLog.hex(archive.from(5, two))).isEqualTo(SampleLog.hex(CHAIN.subList(1, 3)));
        assertThat(SampleLog.hex(archive.from(5, two - 1))).isEqualTo(SampleLog.hex(CHAIN.subList(1, 2)));
    }

    @Test
    void archivingGoesOnWhereItEnded() {
        PortionStore store = SampleLog.store(CHAIN);

        assertThat(archive(store, 8)).isEqualTo(new PortionArchive.Result(2, 5));
        assertThat(archive(store, 8).written()).isZero();
        archive = new PortionArchive(root);
        assertThat(archive(store, 14)).isEqualTo(new PortionArchive.Result(2, 14));
        assertThat(archive(store, 14)).isEqualTo(new PortionArchive.Result(0, 14));
        assertThat(archive(store, 100)).isEqualTo(new PortionArchive.Result(0, 14));
    }

    @Test
    void archiveStopsAtAHoleAndGoesOnWhenItIsFilled() {
        PortionStore store = SampleLog.store(List.of(CHAIN.get(0), CHAIN.get(2)));

        assertThat(archive(store, 14)).isEqualTo(new PortionArchive.Result(1, 3));
        store.store(CHAIN.get(1));
        assertThat(archive(store, 14)).isEqualTo(new PortionArchive.Result(2, 9));
    }

    @Test
    void databaseThatHasForgottenItsBeginningIsArchivedFromThere() {
        archive(SampleLog.store(CHAIN), 5);
        archive = new PortionArchive(root);

        assertThat(archive(SampleLog.store(CHAIN.subList(1, 4)), 14)).isEqualTo(new PortionArchive.Result(2, 14));
        assertThat(SampleLog.hex(archive.from(1, Integer.MAX_VALUE))).isEqualTo(SampleLog.hex(CHAIN));
    }

    @Test
    void removedFileIsWrittenAgain() throws IOException {
        PortionStore store = SampleLog.store(CHAIN);
        archive(store, 14);
        assertThat(archive.at(4)).isPresent();
        Files.delete(root.resolve("0/4-5.portion"));

        assertThat(archive.from(4, 1000)).isEmpty();
        assertThat(archive(store, 14)).isEqualTo(new PortionArchive.Result(1, 14));
        assertThat(archive.from(1, Integer.MAX_VALUE)).hasSize(4);
    }

    @Test
    void partialTemporaryFileOfACrashDoesNoHarm() throws IOException {
        PortionStore store = SampleLog.store(CHAIN);
        archive(store, 5);
        byte[] longer = new byte[CHAIN.get(2).size() + 100];
        Files.write(root.resolve("0/6-9.portion.partial"), longer);
        archive = new PortionArchive(root);

        assertThat(archive.at(6)).isEmpty();
        archive(store, 14);

        assertThat(SampleLog.hex(archive.from(1, Integer.MAX_VALUE))).isEqualTo(SampleLog.hex(CHAIN));
        assertThat(root.resolve("0/6-9.portion.partial")).doesNotExist();
    }

    @Test
    void damagedFileIsRefusedByName() throws IOException {
        archive(SampleLog.store(CHAIN), 14);
        Path file = root.resolve("0/6-9.portion");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            assertThatThrownBy(() -> archive.at(7))
                    .isInstanceOf(FileRefusedException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Move it away");
        }
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> archive.from(6, 1000)).hasMessageContaining(file.toString());
        assertThat(SampleLog.hex(archive.from(1, 100_000))).isEqualTo(SampleLog.hex(CHAIN.subList(0, 2)));
        Files.write(file, CHAIN.get(1).toBytes());
        assertThatThrownBy(() -> archive.at(7)).hasMessageContaining("It holds the portion 1:4-5");
    }

    @Test
    void archiveOfAnotherLogIsRefused() {
        archive(SampleLog.store(CHAIN), 14);
        List<Portion> other = SampleLog.chain(3, 2, 4, 5, 1);
        Portion foreign = Portion.seal(
                Portion.seal(
                                ChainEnd.START,
                                1,
                                Collections.nCopies(14, new byte[] {1}),
                                Instant.EPOCH,
                                Compression.ZSTD)
                        .end(),
                1,
                List.of(new byte[] {2}),
                Instant.EPOCH,
                Compression.ZSTD);

        assertThatThrownBy(() -> archive(SampleLog.store(List.of(foreign)), 15))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining(root.toString())
                .hasMessageContaining("another log");
        assertThat(archive(SampleLog.store(other), 15)).isEqualTo(new PortionArchive.Result(1, 15));
    }

    @Test
    void secondServerThatArchivesIsTold() throws IOException {
        Files.createDirectories(root);
        try (FileChannel channel = FileChannel.open(
                        root.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> archive(SampleLog.store(CHAIN), 14)).hasMessageContaining("Another server");
        }
        assertThat(archive(SampleLog.store(CHAIN), 14).written()).isEqualTo(4);
    }

    @Test
    void portionsOfMillionsOfEventsLieInTheSubfolderOfTheirFirst() {
        List<Portion> chain = new ArrayList<>();
        ChainEnd end = ChainEnd.START;
        for (int count : new int[] {999_998, 1_500_000, 1, 500_001, 7}) {
            Portion portion = Portion.seal(
                    end, 1, Collections.nCopies(count, new byte[] {'x'}), Instant.EPOCH, Compression.DEFLATE);
            chain.add(portion);
            end = portion.end();
        }

        assertThat(archive(SampleLog.store(chain), Long.MAX_VALUE - 1).written())
                .isEqualTo(5);

        assertThat(root.resolve("0/999999-2499998.portion")).exists();
        assertThat(root.resolve("2000000/2499999-2499999.portion")).exists();
        assertThat(root.resolve("3000000/3000001-3000007.portion")).exists();
        PortionArchive again = new PortionArchive(root);
        assertThat(SampleLog.hex(again.from(2_100_000, Integer.MAX_VALUE)))
                .isEqualTo(SampleLog.hex(chain.subList(1, 5)));
        assertThat(again.at(3_000_000))
                .hasValueSatisfying(p -> assertThat(p.firstSeq()).isEqualTo(2_500_000));
    }

    @Test
    void exportIsMadeFromAnArchiveToo() {
        archive(SampleLog.store(CHAIN), 14);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new LogExport(archive).json(1, 14, out, SampleLog.progress());

        assertThat(out.toByteArray()).isEqualTo(SampleLog.json(CHAIN));
    }

    @Test
    void manySmallPortionsAreArchivedOnce() {
        List<Portion> many =
                SampleLog.chain(IntStream.generate(() -> 1).limit(3000).toArray());
        PortionStore store = SampleLog.store(many);

        assertThat(archive(store, 3000).written()).isEqualTo(3000);

        assertThat(archive.from(1, Integer.MAX_VALUE)).hasSize(1000);
        assertThat(archive(store, 3000)).isEqualTo(new PortionArchive.Result(0, 3000));
    }

    private PortionArchive.Result archive(PortionStore store, long upTo) {
        return archive.archive(store, upTo, SampleLog.progress());
    }
}
