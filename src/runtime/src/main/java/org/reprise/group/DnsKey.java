package org.reprise.group;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key by which this site signs what it asks of the name server (TSIG, RFC 8945).
 *
 * @param name      as the name server knows it
 * @param algorithm such as {@code hmac-sha256}
 * @param secret    in base64
 */
public record DnsKey(String name, String algorithm, String secret) {
    public static final String ALGORITHM = "hmac-sha256";

    private static final Set<String> ALGORITHMS = Set.of(ALGORITHM, "hmac-sha384", "hmac-sha512");

    /** As {@code tsig-keygen} writes it. */
    private static final Pattern FILE = Pattern.compile(
            "key\\s+\"?([^\"\\s{]+)\"?\\s*\\{\\s*algorithm\\s+\"?([^\";\\s]+)\"?\\s*;\\s*secret\\s+\"([^\"]+)\"\\s*;\\s*\\}\\s*;",
            Pattern.CASE_INSENSITIVE);

    public DnsKey {
        algorithm = algorithm.toLowerCase(Locale.ROOT);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Set reprise.group.dns.key.name: the name server's name of the key");
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("reprise.group.dns.key.algorithm = '" + algorithm + "' is none of "
                    + ALGORITHMS.stream().sorted().toList());
        }
        if (!isBase64(secret)) {
            throw new IllegalArgumentException(
                    "The secret of reprise.group.dns.key is not base64: copy it as tsig-keygen has written it");
        }
    }

    private static boolean isBase64(String secret) {
        try {
            return Base64.getDecoder().decode(secret).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Of a file: as {@code tsig-keygen} writes it, with name and algorithm, or the bare secret. */
    public static DnsKey read(String file, String name, String algorithm) {
        Matcher whole = FILE.matcher(file);
        return whole.find()
                ? new DnsKey(whole.group(1), whole.group(2), whole.group(3))
                : new DnsKey(name, algorithm, file.strip());
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "key " + name + " (" + algorithm + ")";
    }
}
