package org.reprise.seed;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/** Makes chunks of the rows of one table. Memory: one chunk and one row. For one thread. */
final class ChunkWriter implements AutoCloseable {
    /** A chunk ends with the row with which it has so many rows: a database may hold those of a transaction in memory. */
    static final int MAX_ROWS = 20_000;

    private static final int MAX_PLAIN = 8 << 20;
    private static final int MAX_PACKED = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private DataOutputStream plain = open();
    private int rows;

    private DataOutputStream open() {
        deflater.reset();
        packed = new ByteArrayOutputStream(BUFFER);
        return new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(packed, deflater, BUFFER), BUFFER));
    }

    void add(Value[] values) {
        try {
            for (Value value : values) {
                plain.writeByte(ChunkForm.letter(value.kind()));
                if (value.kind() != Kind.NULL) {
                    byte[] content = ChunkForm.content(value);
                    plain.writeInt(content.length);
                    plain.write(content);
                }
            }
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int rows() {
        return rows;
    }

    boolean isFull() {
        return rows >= MAX_ROWS || plain.size() >= MAX_PLAIN || packed.size() >= MAX_PACKED;
    }

    /** The chunk so far; the next one begins. */
    byte[] take() {
        try {
            plain.close();
            byte[] bytes = packed.toByteArray();
            plain = open();
            rows = 0;
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
