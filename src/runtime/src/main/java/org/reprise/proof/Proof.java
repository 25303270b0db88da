package org.reprise.proof;

import java.util.HexFormat;

/**
 * The digest of a write set: the first 128 bits of SHA-256 over its changes in {@link CanonicalBytes canonical form}. Equal write
 * sets have equal proofs on every make of database, in whatever order the rows of a flush were written.
 *
 * @param hex 32 hexadecimal digits
 */
public record Proof(String hex) {
    /** Length of {@link #bytes()}. */
    public static final int BYTES = 16;

    public Proof {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("Not a proof: '" + hex + "'");
        }
    }

    /** @param bytes at least 16, of which the first 16 count */
    public static Proof of(byte[] bytes) {
        return new Proof(HexFormat.of().formatHex(bytes, 0, BYTES));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
