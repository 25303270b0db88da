package org.reprise.console.alert;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** When certificates end: those of key stores (PKCS12), and of files that hold certificates as text. For one thread. */
final class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class.getName());

    private final List<String> files;
    private final String password;
    private final Set<String> unreadable = new HashSet<>();

    Certificates(List<String> files, String password) {
        this.files = files;
        this.password = password;
    }

    /** Of a file that cannot be read nothing is known; that is said once in the log. */
    List<OwnServer.Certificate> look() {
        List<OwnServer.Certificate> found = new ArrayList<>();
        for (String file : files) {
            try {
                read(Path.of(file)).forEach((name, certificate) -> {
                    if (certificate instanceof X509Certificate x509) {
                        found.add(new OwnServer.Certificate(
                                file, name, x509.getNotAfter().toInstant()));
                    }
                });
                unreadable.remove(file);
            } catch (IOException | GeneralSecurityException e) {
                LOG.log(
                        unreadable.add(file) ? Level.WARNING : Level.FINE,
                        e,
                        () -> "REPR0526W: When the certificates in " + file + " end is not known: " + e.getMessage());
            }
        }
        return found;
    }

    private Map<String, Certificate> read(Path file) throws IOException, GeneralSecurityException {
        Map<String, Certificate> found = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (file.toString().endsWith(".p12")) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password.toCharArray());
                for (String alias : Collections.list(store.aliases())) {
                    found.put(alias, store.getCertificate(alias));
                }
            } else {
                for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    found.put(String.valueOf(file.getFileName()), each);
                }
            }
        }
        return found;
    }
}
