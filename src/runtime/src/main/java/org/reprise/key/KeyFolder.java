package org.reprise.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * This server's own keys, as files that only their owner may read: {@code <id>.key} is a private key in PKCS#8, as OpenSSL reads it,
 * {@code <id>.pub} its public half, and {@code signing} has the id of the one that signs. Where nothing is, a key is made.
 */
final class KeyFolder {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "-----END PRIVATE KEY-----\n";
    private static final String SIGNING = "signing";

    private final Path folder;
    private final String site;

    KeyFolder(Path folder, String site) {
        this.folder = folder;
        this.site = site;
    }

    /** All keys of this server, the one that signs first; makes one where there is none. */
    List<OwnKey> keys() {
        try {
            Files.createDirectories(folder, only(folder, "rwx------"));
            List<OwnKey> keys = new ArrayList<>();
            for (String id : ids()) {
                keys.add(read(id));
            }
            if (keys.isEmpty()) {
                keys.add(make());
            }
            String signing = signing();
            keys.sort((a, b) -> Boolean.compare(b.id().equals(signing), a.id().equals(signing)));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of this server in " + folder + " cannot be read: " + e, e);
        }
    }

    /** A new one, that does not sign before {@link #use}, unless it is the first. */
    OwnKey make() {
        KeyPair pair = Ed25519.make();
        OwnKey key = new OwnKey(site, pair.getPrivate(), pair.getPublic());
        try {
            List<String> before = ids();
            if (!before.contains(signing())) {
                // once there are two, nothing else tells which of them others trust
                use(before.isEmpty() ? key.id() : before.get(0));
            }
            write(key.id() + ".pub", Ed25519.text(pair.getPublic()) + "\n");
            // last: a key is there when its private half is
            write(
                    key.id() + ".key",
                    BEGIN
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(pair.getPrivate().getEncoded())
                            + "\n" + END);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("No key could be written to " + folder + ": " + e, e);
        }
    }

    /** Lets that one sign from the next start on, too. */
    void use(String id) {
        try {
            write(SIGNING, id + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("It could not be written to " + folder + " which key signs: " + e, e);
        }
    }

    private List<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[0-9a-f]{16}\\.key"))
                    .map(name -> name.substring(0, 16))
                    .sorted()
                    .toList();
        }
    }

    private String signing() throws IOException {
        Path file = folder.resolve(SIGNING);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private OwnKey read(String id) throws IOException {
        Path file = folder.resolve(id + ".key");
        refuseReaders(file);
        String text = Files.readString(file);
        String open = Files.readString(folder.resolve(id + ".pub")).strip();
        try {
            String body = text.replace(BEGIN.strip(), "").replace(END.strip(), "");
            OwnKey key =
                    new OwnKey(site, Ed25519.privateKey(Base64.getMimeDecoder().decode(body)), Ed25519.publicKey(open));
            byte[] trial = "trial".getBytes(StandardCharsets.US_ASCII);
            if (!key.id().equals(id)
                    || !Ed25519.verify(key.known().key(), trial, key.sign(trial).bytes())) {
                throw new IllegalArgumentException("the two halves are not of one key");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key " + file + " cannot be used: " + e.getMessage()
                            + ". Put it back from where it was kept, or take both its files away and trust the new key"
                            + " of this site at the others",
                    e);
        }
    }

    private static void refuseReaders(Path file) throws IOException {
        if (!knowsOwners(file)) {
            return;
        }
        Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
        may.remove(PosixFilePermission.OWNER_READ);
        may.remove(PosixFilePermission.OWNER_WRITE);
        if (!may.isEmpty()) {
            throw new IllegalStateException("The private key " + file + " may be read or changed by others than its"
                    + " owner (" + may + "): chmod 600 it, and make another one if somebody may have read it");
        }
    }

    private void write(String name, String text) throws IOException {
        Path fresh = Files.createTempFile(folder, name, ".new", only(folder, "rw-------"));
        Files.writeString(fresh, text);
        move(fresh, folder.resolve(name));
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] only(Path path, String which) {
        return knowsOwners(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(which))}
                : new FileAttribute<?>[0];
    }
}
