package org.reprise.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The staged seeds of a site, each in a folder of its own name. One that is not whole, because the server was killed meanwhile, has
 * a folder that ends in {@code .unfinished} and is never found. The files are the application's rows in clear text: the owner alone
 * may read them, where the file system knows owners.
 */
public final class StagedSeeds {
    private static final Logger LOG = Logger.getLogger(StagedSeeds.class.getName());
    private static final String UNFINISHED = ".unfinished";

    private final Path root;

    /** @param root is made when it is needed */
    public StagedSeeds(Path root) {
        this.root = root;
    }

    /** The newest first. */
    public List<SeedManifest> list() {
        List<SeedManifest> found = new ArrayList<>();
        for (Path folder : folders()) {
            if (Files.exists(folder.resolve(StagedSeed.MANIFEST)) && !isUnfinished(folder)) {
                found.add(StagedSeed.in(folder).manifest());
            }
        }
        found.sort(Comparator.comparing(SeedManifest::stagedAt).reversed());
        return found;
    }

    /** The seed of this id. Whatever the id is, no file elsewhere is looked at. */
    public Optional<StagedSeed> find(String id) {
        return folders().stream()
                .filter(folder ->
                        !isUnfinished(folder) && folder.getFileName().toString().equals(id))
                .findFirst()
                .map(StagedSeed::in);
    }

    /** Takes a seed away; does nothing when there is none of this id. */
    public void remove(String id) {
        folders().stream()
                .filter(folder -> folder.getFileName().toString().equals(id))
                .forEach(StagedSeeds::delete);
    }

    /** Takes away what was staged, or begun, before this time. */
    public void removeOlderThan(Instant time) {
        remove(folder -> isOlder(folder, time));
    }

    /** Takes away what was begun and is not whole, and to which nothing was added since this time. */
    public void removeLeftovers(Instant time) {
        remove(folder -> isUnfinished(folder) && isOlder(folder, time));
    }

    private void remove(Predicate<Path> which) {
        folders().stream().filter(which).forEach(StagedSeeds::delete);
    }

    private static boolean isOlder(Path folder, Instant time) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            // another server of the site was faster
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty folder for a new seed. */
    Path begin(String id) {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root, OwnersOnly.folder(root));
            }
            return Files.createDirectory(root.resolve(id + UNFINISHED), OwnersOnly.folder(root));
        } catch (IOException e) {
            throw new SeedException("A seed cannot be staged in " + root + ": " + e, e);
        }
    }

    /** Writes the manifest: the seed is whole from now on, also after a loss of power. */
    StagedSeed finish(Path draft, SeedManifest manifest) {
        try {
            write(draft.resolve(StagedSeed.MANIFEST), ManifestJson.encode(manifest));
            Path folder = root.resolve(manifest.id());
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            return StagedSeed.in(folder);
        } catch (IOException e) {
            throw new SeedException("The seed cannot be staged in " + root + ": " + e, e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnersOnly.file(file))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new SeedException("The file " + file + " of the seed cannot be written: " + e, e);
        }
    }

    private static boolean isUnfinished(Path folder) {
        return folder.getFileName().toString().endsWith(UNFINISHED);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new SeedException("The staged seeds in " + root + " cannot be listed: " + e, e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.FINE, "Another server of the site was faster", e);
        } catch (IOException e) {
            throw new SeedException("The staged seed in " + folder + " cannot be removed: " + e, e);
        }
    }
}
