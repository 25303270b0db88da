package org.reprise.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.reprise.job.Progress;
import org.reprise.portion.Portion;

/**
 * Writes a range of the log for people and other programs, such that {@link LogImport} can store it again byte for byte. Portions are never
 * cut: the range begins with the portion that contains its first event, and ends with the one that contains its last. Rows kept as evidence
 * are not part of it. Memory is that of a few portions. The stream is flushed and stays open; a file that was not written to its end has no
 * end line, and no import takes it. Reads outside any transaction. Safe for several threads.
 */
public final class LogExport {

    /** What was written. */
    public record Result(long portions, long first, long last) {
        @Override
        public String toString() {
            return portions + " portions with the events " + first + " to " + last;
        }
    }

    private static final int BLOCK_BYTES = 1 << 20;

    private final PortionSource source;

    public LogExport(PortionSource source) {
        this.source = source;
    }

    /**
     * Writes JSON: a line for each portion, and a last one with the SHA-256 of all lines before.
     *
     * @throws IllegalArgumentException when the log does not have the event {@code from}; nothing was written then
     * @throws IllegalStateException    when a portion is missing before {@code to}
     * @throws UncheckedIOException     when the stream fails
     */
    public Result json(long from, long to, OutputStream out, Progress progress) {
        return write(from, to, progress, () -> new JsonExport(out));
    }

    /** Writes the same as XML, valid by {@link #schema}. */
    public Result xml(long from, long to, OutputStream out, Progress progress) {
        return write(from, to, progress, () -> new XmlExport(out));
    }

    /** The XML Schema of {@link #xml}; the caller closes it. */
    public static InputStream schema() {
        return Objects.requireNonNull(LogExport.class.getResourceAsStream("reprise-export.xsd"));
    }

    private interface Opening {
        ExportWriter open() throws IOException;
    }

    private Result write(long from, long to, Progress progress, Opening opening) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("No range of events: from " + from + " to " + to);
        }
        List<Portion> block = source.from(from, BLOCK_BYTES);
        if (block.isEmpty()) {
            throw new IllegalArgumentException("The log here does not have event " + from
                    + ": begin behind what was removed, or export at a site or from an archive that has it");
        }
        progress.stage("exporting", to - from + 1, "events");
        try {
            return write(block, to, progress, opening.open());
        } catch (IOException e) {
            throw new UncheckedIOException("The export could not be written: " + e.getMessage(), e);
        }
    }

    private Result write(List<Portion> firstBlock, long to, Progress progress, ExportWriter writer) throws IOException {
        long first = firstBlock.get(0).firstSeq();
        long last = first - 1;
        long portions = 0;
        for (List<Portion> block = firstBlock; ; block = source.from(last + 1, BLOCK_BYTES)) {
            if (block.isEmpty()) {
                throw new IllegalStateException("The log here does not have event " + (last + 1)
                        + ": the export has no end and will be refused. Export again up to " + last
                        + ", or when the portion has come");
            }
            for (Portion portion : block) {
                writer.write(portion);
                portions++;
                last = portion.lastSeq();
                progress.add(portion.count());
                if (last >= to) {
                    writer.end();
                    return new Result(portions, first, last);
                }
            }
        }
    }
}
