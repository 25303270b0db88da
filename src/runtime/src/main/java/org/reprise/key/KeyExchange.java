package org.reprise.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A folder in which the sites of one machine leave their public keys for one another: files {@code <site>.<id>.pub}. Whoever can write
 * there is believed, so it is for sites that share an owner; between hosts an operator trusts keys by hand.
 */
final class KeyExchange {
    private static final Logger LOG = Logger.getLogger(KeyExchange.class.getName());

    private final Path folder;

    KeyExchange(Path folder) {
        this.folder = folder;
    }

    void leave(KnownKey key) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, key.site(), ".new");
            Files.writeString(fresh, Ed25519.text(key.key()) + "\n");
            KeyFolder.move(fresh, folder.resolve(key.site() + "." + key.id() + ".pub"));
        } catch (IOException e) {
            throw new UncheckedIOException("The public key could not be left in " + folder + ": " + e, e);
        }
    }

    /** What cannot be read is not there; it may be being written. */
    List<KnownKey> found() {
        List<KnownKey> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches(".+\\.[0-9a-f]{16}\\.pub")) {
                    String site = name.substring(0, name.length() - ".0123456789abcdef.pub".length());
                    key(site, file).ifPresent(keys::add);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.FINE, e, () -> "The keys in " + folder + " cannot be listed");
        }
        return keys;
    }

    private static Optional<KnownKey> key(String site, Path file) {
        try {
            return Optional.of(KnownKey.valid(
                    site, Ed25519.publicKey(Files.readString(file).strip())));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.FINE, e, () -> "The key in " + file + " cannot be read");
            return Optional.empty();
        }
    }
}
