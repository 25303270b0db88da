package org.reprise.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;

/**
 * The files of an archive, in subfolders of a million events each, named by the last seq before them. It keeps the names of one subfolder
 * in memory, and looks again when it does not find one: files come and go, and are never changed. Safe for any thread.
 */
final class ArchiveFolder {
    private static final long SUBFOLDER = 1_000_000;
    /** No portion is larger; what is larger is none and is not read. */
    private static final long MAX_FILE_BYTES = Portion.MAX_PLAIN_BYTES * 2L;

    private static final String TAKEN_BACK = ".taken-back";

    private record Listing(long base, NavigableSet<ArchivedSpan> spans) {}

    private final Path folder;
    private volatile @Nullable Listing listing;

    ArchiveFolder(Path folder) {
        this.folder = folder;
    }

    /** The last file that begins at {@code seq} or before it, if it contains {@code seq}. */
    Optional<ArchivedSpan> at(long seq) {
        Listing kept = listing;
        if (kept != null && kept.base() == base(seq)) {
            Optional<ArchivedSpan> known = floor(kept, seq).filter(span -> span.contains(seq) && has(span));
            if (known.isPresent()) {
                return known;
            }
        }
        try {
            Listing now = list(base(seq));
            listing = now;
            Optional<ArchivedSpan> here = floor(now, seq);
            return (here.isPresent() ? here : lastBefore(base(seq))).filter(span -> span.contains(seq));
        } catch (IOException e) {
            throw new UncheckedIOException("The archive " + folder + " could not be listed: " + e.getMessage(), e);
        }
    }

    /** A portion of many left-out events may begin some subfolders before. */
    private Optional<ArchivedSpan> lastBefore(long base) throws IOException {
        TreeSet<Long> bases = new TreeSet<>();
        try (Stream<Path> subfolders = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            subfolders
                    .map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .filter(each -> each < base)
                    .forEach(bases::add);
        }
        for (long each : bases.descendingSet()) {
            NavigableSet<ArchivedSpan> spans = list(each).spans();
            if (!spans.isEmpty()) {
                return Optional.of(spans.last());
            }
        }
        return Optional.empty();
    }

    private Listing list(long base) throws IOException {
        NavigableSet<ArchivedSpan> spans = new TreeSet<>();
        Path subfolder = folder.resolve(Long.toString(base));
        try (Stream<Path> files = Files.isDirectory(subfolder) ? Files.list(subfolder) : Stream.empty()) {
            files.map(ArchivedSpan::named).flatMap(Optional::stream).forEach(spans::add);
        }
        return new Listing(base, spans);
    }

    private static Optional<ArchivedSpan> floor(Listing listing, long seq) {
        return Optional.ofNullable(listing.spans().floor(new ArchivedSpan(seq, seq)));
    }

    /** Those behind {@code end} that are gone from the log. */
    int setAside(long end, Predicate<Portion> isGone) throws IOException {
        int moved = 0;
        for (Optional<ArchivedSpan> next = at(end + 1);
                next.isPresent();
                next = at(next.get().last() + 1)) {
            if (next.get().first() <= end || !isGone.test(read(next.get()))) {
                break;
            }
            Path file = file(next.get());
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + TAKEN_BACK),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            moved++;
        }
        return moved;
    }

    private static long base(long seq) {
        return (seq - 1) / SUBFOLDER * SUBFOLDER;
    }

    boolean has(ArchivedSpan span) {
        return Files.exists(file(span));
    }

    Path file(ArchivedSpan span) {
        return folder.resolve(Long.toString(base(span.first()))).resolve(span.fileName());
    }

    /**
     * What is in the file.
     *
     * @throws FileRefusedException naming the file, when it is damaged
     */
    Portion read(ArchivedSpan span) {
        Path file = file(span);
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw damaged(file, "It has " + size + " bytes, more than any portion", null);
            }
            Portion portion = Portion.parse(Files.readAllBytes(file));
            if (!ArchivedSpan.of(portion).equals(span)) {
                throw damaged(file, "It holds the " + portion, null);
            }
            return portion;
        } catch (PortionRefusedException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The archived file " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    private static FileRefusedException damaged(Path file, String why, @Nullable Throwable cause) {
        return new FileRefusedException(
                "The archived file " + file + " is damaged. " + why
                        + ". Move it away, and copy the file of this name from the archive of another site, or archive"
                        + " again while a database still has these events",
                cause);
    }

    /**
     * Each file is there whole, or not at all; a rest of an earlier try is written over. When it returns, all are on the disk. One thread
     * at a time.
     */
    void write(List<Portion> portions) throws IOException {
        Set<Path> subfolders = new LinkedHashSet<>();
        for (Portion portion : portions) {
            Path partial = partial(portion);
            if (subfolders.add(partial.getParent())) {
                Files.createDirectories(partial.getParent());
            }
            Files.write(partial, portion.toBytes());
        }
        // only now: the first waits for the disk, and the others find much done
        for (Portion portion : portions) {
            try (FileChannel channel = FileChannel.open(partial(portion), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        for (Portion portion : portions) {
            Files.move(partial(portion), file(ArchivedSpan.of(portion)), StandardCopyOption.ATOMIC_MOVE);
        }
        for (Path subfolder : subfolders) {
            force(subfolder);
        }
        listing = null;
    }

    private Path partial(Portion portion) {
        Path file = file(ArchivedSpan.of(portion));
        return file.resolveSibling(file.getFileName() + ".partial");
    }

    /** So that the name, too, outlives a power failure. */
    private static void force(Path subfolder) throws IOException {
        try (FileChannel channel = FileChannel.open(subfolder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no folders, and keeps names by its journal
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                throw e;
            }
        }
    }
}
