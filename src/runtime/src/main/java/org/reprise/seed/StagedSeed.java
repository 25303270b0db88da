package org.reprise.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A seed in the files of one folder, which may be carried to another machine: {@code manifest.json} and a file for each chunk. */
public final class StagedSeed implements SeedSource {
    static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final SeedManifest manifest;

    private StagedSeed(Path folder, SeedManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws SeedException when there is no whole seed in it */
    public static StagedSeed in(Path folder) {
        try {
            return new StagedSeed(folder, ManifestJson.decode(Files.readAllBytes(folder.resolve(MANIFEST))));
        } catch (IOException e) {
            throw new SeedException("No staged seed is in " + folder + ": " + e, e);
        }
    }

    @Override
    public SeedManifest manifest() {
        return manifest;
    }

    @Override
    public byte[] chunk(int number) {
        if (number < 0 || number >= manifest.chunks().size()) {
            throw new SeedException("The " + manifest + " has no chunk " + number, null);
        }
        try {
            return Files.readAllBytes(file(folder, number));
        } catch (IOException e) {
            throw new SeedException("The " + manifest.chunks().get(number) + " cannot be read: " + e, e);
        }
    }

    static Path file(Path folder, int number) {
        return folder.resolve("%08d.chunk".formatted(number));
    }
}
