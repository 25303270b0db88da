package org.reprise.portion;

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
        return of(Sha256.of(content, length));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
