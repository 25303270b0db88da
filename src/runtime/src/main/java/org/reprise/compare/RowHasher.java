package org.reprise.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.reprise.proof.Value;

/**
 * The first 128 bits of SHA-256 over values: of each the kind, the length and the text. Somebody who can choose values finds no
 * two rows with one hash. For one thread.
 */
public final class RowHasher {
    private final MessageDigest digest = sha256();
    private final ByteBuffer head = ByteBuffer.allocate(1 + Integer.BYTES);

    /** The digest of a row, of which the values of {@code key} are at these places. */
    public RowDigest digest(Value[] values, int[] key) {
        for (Value value : values) {
            add(value);
        }
        Hash row = hash();
        if (key.length == 0) {
            return new RowDigest(row, row);
        }
        for (int place : key) {
            add(values[place]);
        }
        return new RowDigest(hash(), row);
    }

    private void add(Value value) {
        byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
        head.clear();
        head.put((byte) value.kind().ordinal()).putInt(text.length);
        digest.update(head.array());
        digest.update(text);
    }

    private Hash hash() {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
