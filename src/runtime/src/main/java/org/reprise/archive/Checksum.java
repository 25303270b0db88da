package org.reprise.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 that grows with the file. */
final class Checksum {
    private final MessageDigest sha;

    Checksum() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void add(byte[] bytes) {
        sha.update(bytes);
    }

    /** Once only. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
