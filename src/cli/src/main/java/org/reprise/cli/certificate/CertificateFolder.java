package org.reprise.cli.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.reprise.cli.ask.WrongUsageException;

/**
 * The two stores that {@code reprise-tls.xml} names, in the folder of a server's configuration: its own key with its certificate, and
 * the certificates of its peers. Only their owner may read them. A running server reads them at its next start.
 */
final class CertificateFolder {

    static final String OWN = "reprise-own.p12";
    static final String PEERS = "reprise-peers.p12";

    private static final String ALIAS = "reprise";
    private static final String TYPE = "PKCS12";

    private final Path folder;
    private final String password;

    /** @throws WrongUsageException when there is no such folder, or the password is too short for the stores */
    CertificateFolder(Path folder, String password) {
        if (!Files.isDirectory(folder)) {
            throw new WrongUsageException(
                    "There is no folder " + folder + ": name the one with the server's server.xml.");
        }
        if (password.length() < 6) {
            throw new WrongUsageException("The password of the stores has six characters or more.");
        }
        this.folder = folder;
        this.password = password;
    }

    /**
     * Makes a key and its certificate, and beside it a file of the certificate alone, {@code <name>.pem}, for peers.
     *
     * @throws WrongUsageException when there is a key already and it is not to be replaced
     */
    void make(String name, int days, boolean replace) {
        Path own = folder.resolve(OWN);
        if (Files.exists(own) && !replace) {
            throw new WrongUsageException(own + " is there. With --replace it is kept as " + OWN
                    + ".old, and peers must trust the new certificate before this server starts again.");
        }
        try {
            Path fresh = folder.resolve(OWN + ".new");
            Files.deleteIfExists(fresh);
            KeyTool.makeKey(fresh, ALIAS, name, days, password);
            ownerOnly(fresh);
            if (Files.exists(own)) {
                Files.move(own, folder.resolve(OWN + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(fresh, own);
            X509Certificate certificate = (X509Certificate) load(own).getCertificate(ALIAS);
            Files.writeString(folder.resolve(name + ".pem"), pem(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts the certificate in this file from the next start on; again is the same as once. */
    TrustedCertificate trust(Path file) {
        X509Certificate certificate = read(file);
        Path peers = folder.resolve(PEERS);
        try {
            KeyStore store = load(peers);
            store.setCertificateEntry(TrustedCertificate.fingerprint(certificate), certificate);
            save(store, peers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return TrustedCertificate.of(certificate, false);
    }

    /**
     * Trusts no certificate of that name any more.
     *
     * @throws WrongUsageException when there is none
     */
    List<TrustedCertificate> forget(String name) {
        Path peers = folder.resolve(PEERS);
        List<TrustedCertificate> gone = in(peers, false).stream()
                .filter(each -> each.name().equals(name))
                .toList();
        if (gone.isEmpty()) {
            throw new WrongUsageException("No certificate of '" + name + "' is trusted here.");
        }
        try {
            KeyStore store = load(peers);
            for (TrustedCertificate each : gone) {
                store.deleteEntry(each.fingerprint());
            }
            save(store, peers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return gone;
    }

    /** Its own one first. */
    List<TrustedCertificate> all() {
        List<TrustedCertificate> all = new ArrayList<>(in(folder.resolve(OWN), true));
        all.addAll(in(folder.resolve(PEERS), false));
        return all;
    }

    private List<TrustedCertificate> in(Path file, boolean own) {
        try {
            KeyStore store = load(file);
            List<TrustedCertificate> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                found.add(TrustedCertificate.of((X509Certificate) store.getCertificate(alias), own));
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An empty one where there is no file yet. */
    private KeyStore load(Path file) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try {
            if (!Files.exists(file)) {
                store.load(null, password.toCharArray());
                return store;
            }
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password.toCharArray());
            }
            return store;
        } catch (IOException e) {
            throw new WrongUsageException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void save(KeyStore store, Path file) throws GeneralSecurityException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh);
            ownerOnly(fresh);
            try (OutputStream out = Files.newOutputStream(fresh)) {
                store.store(out, password.toCharArray());
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509Certificate read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new WrongUsageException(
                    file + " is no certificate: give the .pem file that 'reprise certificate make' left at the peer.",
                    e);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    private static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
