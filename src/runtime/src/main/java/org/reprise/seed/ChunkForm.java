package org.reprise.seed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Sha256;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/**
 * The rows of a chunk as bytes, deflated (zlib): of each value a letter for its kind, then, unless it is null, the length as four
 * bytes and the text as UTF-8, or the bytes as they are. The columns and the number of rows stand in the manifest.
 */
final class ChunkForm {
    /** By ordinal of the kind: NULL, NUMBER, FLOAT, TEXT, BYTES, TIMESTAMP, DATE, TIME, INSTANT. */
    private static final String LETTERS = "0NFTBSDHI";

    private static final Kind[] KINDS = Kind.values();

    /** Sees a row while it is read. */
    interface Reader {
        void read(Value[] values) throws SQLException;
    }

    private ChunkForm() {}

    static int letter(Kind kind) {
        return LETTERS.charAt(kind.ordinal());
    }

    static byte[] content(Value value) {
        return value.kind() == Kind.BYTES
                ? Base64.getDecoder().decode(value.text())
                : value.text().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Shows each row to {@code reader}; the array is used again for the next.
     *
     * @throws SeedException when the bytes are not those of the manifest
     */
    static void each(SeedChunk chunk, byte[] bytes, int columns, Reader reader) throws SQLException {
        if (!Sha256.hex(bytes).equals(chunk.sha256())) {
            throw damaged(chunk, "its SHA-256 is not that of the manifest", null);
        }
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)), 1 << 16))) {
            Value[] values = new Value[columns];
            for (long row = 0; row < chunk.rows(); row++) {
                for (int i = 0; i < columns; i++) {
                    values[i] = value(in);
                }
                reader.read(values);
            }
            if (in.read() >= 0) {
                throw damaged(chunk, "it has more than " + chunk.rows() + " rows", null);
            }
        } catch (IOException e) {
            throw damaged(chunk, String.valueOf(e.getMessage()), e);
        }
    }

    private static Value value(DataInputStream in) throws IOException {
        int letter = in.readUnsignedByte();
        int ordinal = LETTERS.indexOf(letter);
        if (ordinal < 0) {
            throw new IOException("no value has the letter " + letter);
        }
        Kind kind = KINDS[ordinal];
        if (kind == Kind.NULL) {
            return Value.NULL;
        }
        int length = in.readInt();
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("it ends within a value");
        }
        return new Value(
                kind,
                kind == Kind.BYTES
                        ? Base64.getEncoder().encodeToString(content)
                        : new String(content, StandardCharsets.UTF_8));
    }

    private static SeedException damaged(SeedChunk chunk, String why, @Nullable Throwable cause) {
        return new SeedException(
                "The " + chunk + " of the seed is damaged: " + why
                        + ". Nothing of it was loaded. Seed again: it goes on with this chunk. If it is damaged at its"
                        + " source, discard the seed and stage another one",
                cause);
    }
}
