package org.reprise.portion;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a portion, which the next portion repeats: so the log is a chain.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PortionHash(String hex) {

    static final int BYTES = 32;

    /** Stands before the first portion. */
    public static final PortionHash ZERO = new PortionHash("0".repeat(2 * BYTES));

    public PortionHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    static PortionHash of(byte[] thirtyTwo) {
        return new PortionHash(HexFormat.of().formatHex(thirtyTwo));
    }

    static PortionHash over(byte[] content, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(content, 0, length);
            return of(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
