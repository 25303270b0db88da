package org.reprise.role;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import org.reprise.archive.FileRefusedException;
import org.reprise.archive.LogExport;
import org.reprise.archive.LogImport;
import org.reprise.job.Progress;
import org.reprise.job.Work;
import org.reprise.log.PortionStore;
import org.reprise.portion.Position;
import org.reprise.seed.OwnersOnly;

/** Exports of this site's log into files of one folder, and imports from there. */
public final class Exports {
    private static final Set<String> FORMATS = Set.of("json", "xml");
    private static final int BUFFER_BYTES = 1 << 16;

    private final PortionStore portions;
    private final Path folder;
    private final Runnable onStored;

    /** @param onStored called after an import; must not wait */
    public Exports(SiteParts parts, Runnable onStored) {
        this(parts.log().portions(), Path.of(parts.settings().keeping().exports()), onStored);
    }

    Exports(PortionStore portions, Path folder, Runnable onStored) {
        this.portions = portions;
        this.folder = folder;
        this.onStored = onStored;
    }

    /** @throws IllegalArgumentException when the request makes no sense */
    public Work export(ExportRequest request) {
        String format = request.format().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException(
                    "'" + request.format() + "' is no form of an export: choose json or xml");
        }
        if (request.from() < 1 || request.to() < request.from()) {
            throw new IllegalArgumentException("No range of events: " + request.from() + " to " + request.to());
        }
        Path file = file(request.file());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException("There is a file '" + request.file() + "' already: choose another name");
        }
        return progress -> {
            long to = Math.min(request.to(), end(request.from()));
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            try {
                Files.createDirectories(folder, OwnersOnly.folder(folder));
                LogExport.Result result = write(partial, request.from(), to, format.equals("xml"), progress);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
                return result + ", in " + file + " (" + Files.size(file) + " bytes)";
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The export '" + request.file() + "' could not be written: " + e.getMessage(), e);
            } finally {
                remove(partial);
            }
        };
    }

    private LogExport.Result write(Path partial, long from, long to, boolean xml, Progress progress)
            throws IOException {
        LogExport export = new LogExport(portions::from);
        try (OutputStream out = new BufferedOutputStream(owned(partial), BUFFER_BYTES)) {
            return xml ? export.xml(from, to, out, progress) : export.json(from, to, out, progress);
        }
    }

    /** A new file that nobody else reads, even while it is written. */
    private static OutputStream owned(Path partial) throws IOException {
        remove(partial);
        return Channels.newOutputStream(Files.newByteChannel(
                partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnersOnly.file(partial)));
    }

    /** The last event that can be exported in one run with this one; the event itself where that is not here. */
    private long end(long from) {
        return Math.max(
                from, portions.contiguousAfter(new Position(0, from - 1)).seq());
    }

    private static void remove(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new UncheckedIOException("The rest " + partial + " could not be removed: " + e.getMessage(), e);
        }
    }

    /**
     * Reads and verifies the whole file before anything of it is stored.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public Work load(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException("There is no file '" + name + "' in " + folder.toAbsolutePath()
                    + " at this server; links are not followed");
        }
        return progress -> {
            try {
                LogImport.Result checked = read(file, LogImport::check, progress);
                LogImport into = new LogImport(portions);
                LogImport.Result result = read(file, (in, seen) -> into.load(in, checked, seen), progress);
                return "From '" + name + "': " + result;
            } catch (FileRefusedException e) {
                throw new IllegalStateException("The file '" + name + "' was refused. " + e.getMessage(), e);
            } finally {
                onStored.run();
            }
        };
    }

    private interface Reading {
        LogImport.Result of(InputStream in, Progress progress);
    }

    private static LogImport.Result read(Path file, Reading reading, Progress progress) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return reading.of(in, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Only plain names: no way leads out of the folder. */
    private Path file(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a file: use letters, digits, '.', '-' and '_', and no folders");
        }
        return folder.resolve(name);
    }
}
