package org.reprise.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is hashed. Each change is a run of tagged, length-prefixed texts: first what names its row, then how many changes of the
 * same row came before it, then the rest. The runs are sorted, because JPA providers write the rows of a flush in an order that
 * differs from run to run; the count keeps the order of changes of one row.
 */
final class CanonicalBytes {
    private static final byte ROW = 'R';
    private static final byte OPAQUE = 'O';
    private static final MessageDigest SHA_256 = newSha256();

    private byte[] bytes = new byte[1024];
    private int length;

    private final UnaryOperator<Value> form;

    /** Where a run is, with its length before it. */
    private record Run(int from, int to) {}

    private CanonicalBytes(UnaryOperator<Value> form) {
        this.form = form;
    }

    static Proof proof(List<Change> changes) {
        return proof(changes, Value::proved);
    }

    /** With each value in another form. */
    static Proof proof(List<Change> changes, UnaryOperator<Value> form) {
        Map<String, Integer> met = new HashMap<>();
        List<Run> runs = new ArrayList<>(changes.size());
        CanonicalBytes all = new CanonicalBytes(form);
        for (Change change : changes) {
            if (!(change instanceof RowChange row) || row.isProved()) {
                runs.add(all.append(change, met));
            }
        }
        runs.sort(all::compare);
        MessageDigest digest = sha256();
        runs.forEach(run -> digest.update(all.bytes, run.from, run.to - run.from));
        return Proof.of(digest.digest());
    }

    /** The digest of several, in this order. */
    static Proof ofParts(List<Proof> parts) {
        MessageDigest digest = sha256();
        parts.forEach(part -> digest.update(part.toString().getBytes(StandardCharsets.US_ASCII)));
        return Proof.of(digest.digest());
    }

    /** By what is behind the length. */
    private int compare(Run one, Run other) {
        return Arrays.compareUnsigned(
                bytes, one.from + Integer.BYTES, one.to, bytes, other.from + Integer.BYTES, other.to);
    }

    private Run append(Change change, Map<String, Integer> met) {
        int from = length;
        number(0);
        if (change instanceof RowChange row) {
            tag(ROW);
            text(row.table());
            columns(row.key());
            number(occurrence(from, met));
            tag((byte) row.operation().name().charAt(0));
            proved(row);
            if (row.count() != 1) {
                number(row.count());
            }
        } else if (change instanceof OpaqueStatement statement) {
            tag(OPAQUE);
            text(statement.text());
            number(occurrence(from, met));
            number(statement.count());
            statement.parameters().forEach(this::parameter);
        }
        put(from, length - from - Integer.BYTES);
        return new Run(from, length);
    }

    /** How often what is written of a run so far was met before. */
    private int occurrence(int from, Map<String, Integer> met) {
        int begun = from + Integer.BYTES;
        return met.merge(new String(bytes, begun, length - begun, StandardCharsets.ISO_8859_1), 1, Integer::sum);
    }

    private void proved(RowChange row) {
        int count = 0;
        int at = length;
        number(0);
        for (Map.Entry<String, Value> column : row.after().entrySet()) {
            if (row.isProved(column.getKey(), column.getValue())) {
                count++;
                text(column.getKey());
                value(column.getValue().proved());
            }
        }
        put(at, count);
    }

    private void columns(Map<String, Value> columns) {
        number(columns.size());
        columns.forEach((column, value) -> {
            text(column);
            value(value);
        });
    }

    private void parameter(Parameter parameter) {
        number(parameter.many() ? parameter.values().size() : -1);
        parameter.values().forEach(this::value);
    }

    private void value(Value given) {
        Value value = form.apply(given);
        tag((byte) value.kind().ordinal());
        text(value.text());
    }

    private void tag(byte tag) {
        room(1);
        bytes[length++] = tag;
    }

    private void number(long number) {
        number((int) (number >>> 32));
        number((int) number);
    }

    private void number(int number) {
        room(Integer.BYTES);
        put(length, number);
        length += Integer.BYTES;
    }

    private void put(int at, int number) {
        bytes[at] = (byte) (number >>> 24);
        bytes[at + 1] = (byte) (number >>> 16);
        bytes[at + 2] = (byte) (number >>> 8);
        bytes[at + 3] = (byte) number;
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Copied, because looking for the algorithm costs as much as a small digest. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return newSha256();
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
