package org.reprise.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.job.Progress;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;

/**
 * Portions as files, {@code <first>-<last>.portion} in subfolders of 1,000,000 events: what a database may forget and a site may still be
 * asked for. A file holds {@link Portion#toBytes()}; it appears whole or not at all, and is on the disk before its name is. Files are never
 * changed and never removed here. Rows kept as evidence are not archived. Safe for several threads; several servers may read one folder, and
 * one of them archives at a time.
 */
public final class PortionArchive implements PortionSource {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MOST_PORTIONS = 1000;

    private static final Logger LOG = Logger.getLogger(PortionArchive.class.getName());

    private final Path root;
    private final ArchiveFolder folder;

    /** @param root is made with the first file */
    public PortionArchive(Path root) {
        this.root = root;
        this.folder = new ArchiveFolder(root);
    }

    /** What {@link #archive} did: every portion of the store that ends at {@code last} or before has its file. */
    public record Result(long written, long last) {
        @Override
        public String toString() {
            return written + " portions archived, all up to event " + last;
        }
    }

    /**
     * Archives the portions that end at {@code upTo} or before and are not there yet, in their order, up to the first hole in the store. Call it
     * again to go on after whatever ended it. Reads outside any transaction.
     *
     * @throws FileRefusedException  when the archive is that of another log, or the last file before is damaged
     * @throws ArchiveBusyException  when another server or thread archives into this folder
     * @throws UncheckedIOException  when the disk fails
     */
    public Result archive(PortionStore store, long upTo, Progress progress) {
        return archive(store, 0, upTo, progress);
    }

    /** As the other, and does not look again for the files up to {@code known}, the {@link Result#last} of an earlier call. */
    public Result archive(PortionStore store, long known, long upTo, Progress progress) {
        try {
            Files.createDirectories(root);
            try (FileChannel channel = FileChannel.open(
                            root.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw busy();
                }
                return archiveLocked(store, known, upTo, progress);
            }
        } catch (OverlappingFileLockException e) {
            throw busy();
        } catch (IOException e) {
            throw new UncheckedIOException("The archive " + root + " could not be written: " + e.getMessage(), e);
        }
    }

    private ArchiveBusyException busy() {
        return new ArchiveBusyException(
                "Another server or thread archives into " + root + ": wait for its end, or use a folder of its own");
    }

    private Result archiveLocked(PortionStore store, long known, long upTo, Progress progress) throws IOException {
        long begin = Math.max(store.firstBehind(0), known + 1);
        progress.stage("archiving", Math.max(0, upTo - begin + 1), "events");
        long written = 0;
        long last = Math.min(begin - 1, upTo);
        while (last < upTo) {
            long before = last;
            // names only: a file that was moved away is written again
            Optional<ArchivedSpan> there = folder.at(last + 1);
            if (there.isPresent()) {
                last = there.get().last();
                progress.add(last - before);
            } else {
                List<Portion> run = write(store.from(last + 1, BLOCK_BYTES), last, upTo, progress);
                written += run.size();
                last = run.isEmpty() ? last : run.get(run.size() - 1).lastSeq();
            }
            if (last == before) {
                break;
            }
        }
        return new Result(written, last);
    }

    /** Those written: up to the first that is too late, or there already. */
    private List<Portion> write(List<Portion> block, long last, long upTo, Progress progress) throws IOException {
        List<Portion> run = new ArrayList<>();
        Portion before = last == 0 ? null : folder.at(last).map(folder::read).orElse(null);
        for (Portion portion : block) {
            if (portion.lastSeq() > upTo || folder.has(ArchivedSpan.of(portion))) {
                break;
            }
            if (portion.firstSeq() <= last || (before != null && !portion.follows(before))) {
                throw new FileRefusedException("The archive " + root + " is that of another log, or cut elsewhere: the "
                        + portion + " does not follow the " + before + " in it. Use an empty folder");
            }
            run.add(portion);
            before = portion;
        }
        folder.write(run);
        progress.add(run.stream().mapToLong(Portion::count).sum());
        return run;
    }

    /**
     * Renames the files of events that are in the log no more, as they are in quarantine: else they would stand for those that took their
     * places. They stay, as {@code <first>-<last>.portion.taken-back}.
     *
     * @param end    the last event of the log
     * @param isGone whether a portion behind it was taken away from the log
     * @return how many
     */
    public int setAside(long end, Predicate<Portion> isGone) {
        try {
            return folder.setAside(end, isGone);
        } catch (IOException e) {
            throw new UncheckedIOException("The archive " + root + " could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * The portion that contains the event {@code seq}.
     *
     * @throws FileRefusedException naming the file, when it is damaged
     */
    public Optional<Portion> at(long seq) {
        return seq < 1 ? Optional.empty() : folder.at(seq).map(folder::read);
    }

    /**
     * As {@link PortionStore#from}, a thousand portions at most.
     *
     * @throws FileRefusedException naming the file, when the first one is damaged; a run ends before a damaged one
     */
    @Override
    public List<Portion> from(long seq, int maxBytes) {
        List<Portion> run = new ArrayList<>(at(seq).stream().toList());
        long room = run.isEmpty() ? 0 : (long) maxBytes - run.get(0).size();
        while (!run.isEmpty() && run.size() < MOST_PORTIONS) {
            Portion last = run.get(run.size() - 1);
            Optional<Portion> next = behind(last);
            room -= next.map(Portion::size).orElse(0);
            if (next.isEmpty() || room < 0) {
                break;
            }
            run.add(next.get());
        }
        return List.copyOf(run);
    }

    private Optional<Portion> behind(Portion last) {
        try {
            return at(last.lastSeq() + 1).filter(next -> next.follows(last));
        } catch (FileRefusedException e) {
            LOG.log(Level.FINE, "whoever asks for the damaged one is told", e);
            return Optional.empty();
        }
    }
}
