package org.reprise.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.job.Progress;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/**
 * Stores what {@link LogExport} wrote, in either form. Nothing is believed: each portion must have its own hash, follow the one before, and
 * hold the very events that are shown beside it; the end must count and prove all before. Importing again stores nothing new.
 *
 * <p>Portions are stored in small transactions while the file is read. When the file is refused in the middle, the portions before that
 * place, each proved, stay. {@link #check} finds out without storing anything. The stream is read once, and stays open. Memory is that of
 * a few portions, at most 16 MiB each before compression. Call it outside any transaction.
 */
public final class LogImport {

    /**
     * What was read.
     *
     * @param end where it ended
     */
    public record Result(long portions, long stored, long first, Position end) {
        public long last() {
            return end.seq();
        }

        @Override
        public String toString() {
            return portions == 0
                    ? "no portions"
                    : portions + " portions with the events " + first + " to " + last() + ", " + stored
                            + " of them new";
        }
    }

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCK_PORTIONS = 100;

    private final PortionStore store;

    public LogImport(PortionStore store) {
        this.store = store;
    }

    /**
     * Reads all and stores what is new.
     *
     * @throws FileRefusedException naming the line or element and the remedy
     * @throws UncheckedIOException when the stream fails
     */
    public Result load(InputStream in, Progress progress) {
        return read(in, progress, new Stored(store, null));
    }

    /**
     * The same of what {@link #check} has read before: so a site takes what it holds of reigns before the one that it has promised, if it
     * ends in that or a later one (rule 8: the last entry of who sends is not below the promise of who takes).
     */
    public Result load(InputStream in, Result checked, Progress progress) {
        return read(in, progress, new Stored(store, checked.end()));
    }

    /** Reads and verifies all as {@link #load}, but stores nothing, and does not see whether it meets the stored log. */
    public static Result check(InputStream in, Progress progress) {
        return read(in, progress, new Stored(null, null));
    }

    private static Result read(InputStream in, Progress progress, Stored stored) {
        progress.stage("importing", 0, "events");
        try {
            ExportReader reader = reader(new BufferedInputStream(in, BUFFER_BYTES));
            long portions = 0;
            long first = 0;
            Portion last = null;
            for (Optional<ExportedPortion> next = reader.next(); next.isPresent(); next = reader.next()) {
                Portion portion = next.get().verified();
                if (last != null && !portion.follows(last)) {
                    throw ExportReader.refused(next.get().place(), "the " + portion + " does not follow the " + last);
                }
                stored.add(next.get().place(), portion);
                first = portions++ == 0 ? portion.firstSeq() : first;
                last = portion;
                progress.add(portion.count());
            }
            stored.flush();
            return new Result(
                    portions,
                    stored.count,
                    first,
                    last == null ? Position.START : last.end().position());
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be read: " + e.getMessage(), e);
        }
    }

    private static ExportReader reader(InputStream in) throws IOException {
        int octet = ' ';
        while (octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n') {
            in.mark(1);
            octet = in.read();
        }
        in.reset();
        return switch (octet) {
            case '{' -> new JsonExportReader(in);
            case '<' -> new XmlExportReader(in);
            default ->
                throw ExportReader.refused(
                        "its start", "an export begins with { or <, this file with " + (octet < 0 ? "nothing" : octet));
        };
    }

    /** Portions on their way into the store, a block in a transaction. */
    private static final class Stored {
        private final Optional<PortionStore> store;
        private final @Nullable Position end;
        private final List<Portion> block = new ArrayList<>();
        private final List<String> places = new ArrayList<>();
        private long blockBytes;
        private long count;

        /** @param end of all that comes; null where that is not known before, so that each block is as if it were all */
        Stored(@Nullable PortionStore store, @Nullable Position end) {
            this.store = Optional.ofNullable(store);
            this.end = end;
        }

        void add(String place, Portion portion) {
            block.add(portion);
            places.add(place);
            blockBytes += portion.size();
            if (blockBytes >= BLOCK_BYTES || block.size() == BLOCK_PORTIONS) {
                flush();
            }
        }

        void flush() {
            store.ifPresent(this::storeBlock);
            block.clear();
            places.clear();
            blockBytes = 0;
        }

        private void storeBlock(PortionStore into) {
            try {
                count += end == null ? into.storeAll(block) : into.storeAll(block, end);
            } catch (PortionRefusedException e) {
                // one of them was refused: the next look tells which
                for (int i = 0; i < block.size(); i++) {
                    storeOne(into, i);
                }
            }
        }

        private void storeOne(PortionStore into, int i) {
            try {
                Portion portion = block.get(i);
                count += into.store(portion, end == null ? portion.end().position() : end) ? 1 : 0;
            } catch (PortionRefusedException e) {
                throw new FileRefusedException(
                        "The export was refused at " + places.get(i)
                                + ": it does not meet the log that is stored here. "
                                + e.getMessage()
                                + ". Import it into an empty log, or into one of the same history; where this site was told of a"
                                + " later epoch than the export ends in, make the export anew at a site that follows that"
                                + " epoch's primary",
                        e);
            }
        }
    }
}
