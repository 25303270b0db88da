package org.reprise.cli.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate in a store.
 *
 * @param name        whom it names
 * @param fingerprint SHA-256 of it, in pairs of digits; the same at both sites is the same certificate
 * @param until       no connection is made with it later
 * @param own         whether this server shows it, rather than trusting it
 */
record TrustedCertificate(String name, String fingerprint, Instant until, boolean own) {

    private static final String PREFIX = "CN=";

    static TrustedCertificate of(X509Certificate certificate, boolean own) {
        String subject = certificate.getSubjectX500Principal().getName();
        String name = subject.startsWith(PREFIX) ? subject.substring(PREFIX.length()) : subject;
        return new TrustedCertificate(
                name, fingerprint(certificate), certificate.getNotAfter().toInstant(), own);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(sum).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
