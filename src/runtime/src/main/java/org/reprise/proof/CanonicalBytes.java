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

    private byte[] bytes = new byte[256];
    private int length;

    private final UnaryOperator<Value> form;

    private CanonicalBytes(UnaryOperator<Value> form) {
        this.form = form;
    }

    static Proof proof(List<Change> changes) {
        return proof(changes, Value::proved);
    }

    /** With each value in another form. */
    static Proof proof(List<Change> changes, UnaryOperator<Value> form) {
        Map<String, Integer> met = new HashMap<>();
        List<byte[]> runs = new ArrayList<>(changes.size());
        CanonicalBytes run = new CanonicalBytes(form);
        for (Change change : changes) {
            if (!(change instanceof RowChange row) || row.isProved()) {
                runs.add(run.of(change, met));
            }
        }
        runs.sort(Arrays::compareUnsigned);
        MessageDigest digest = sha256();
        for (byte[] each : runs) {
            digest.update(new byte[] {
                (byte) (each.length >>> 24), (byte) (each.length >>> 16), (byte) (each.length >>> 8), (byte) each.length
            });
            digest.update(each);
        }
        return Proof.of(digest.digest());
    }

    private byte[] of(Change change, Map<String, Integer> met) {
        length = 0;
        if (change instanceof RowChange row) {
            tag(ROW);
            text(row.table());
            columns(row.key());
            number(occurrence(met));
            tag((byte) row.operation().name().charAt(0));
            columns(row.proved());
            if (row.count() != 1) {
                number(row.count());
            }
        } else if (change instanceof OpaqueStatement statement) {
            tag(OPAQUE);
            text(statement.text());
            number(occurrence(met));
            number(statement.count());
            statement.parameters().forEach(this::parameter);
        }
        return Arrays.copyOf(bytes, length);
    }

    /** How often what is written so far was met before. */
    private int occurrence(Map<String, Integer> met) {
        return met.merge(new String(bytes, 0, length, StandardCharsets.ISO_8859_1), 1, Integer::sum);
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
        room(4);
        bytes[length++] = (byte) (number >>> 24);
        bytes[length++] = (byte) (number >>> 16);
        bytes[length++] = (byte) (number >>> 8);
        bytes[length++] = (byte) number;
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
