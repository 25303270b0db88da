package org.reprise.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.reprise.portion.Position;
import org.reprise.proof.Value;

/** How the steps of a comparison and their answers travel: as JSON, and digests, of which there are many, as 32 bytes each. */
final class StepForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGEST = 4 * Long.BYTES;

    /**
     * Answer to {@link Step.Kind#OPEN}.
     *
     * @param generators tables where generators of either site stand: they are not compared
     */
    record Opened(String session, long epoch, long seq, Set<String> generators) {
        Position position() {
            return new Position(epoch, seq);
        }
    }

    private record Row(Hash key, SortedMap<String, Value> values) {}

    private StepForm() {}

    static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new CompareException("A step of a comparison cannot be written: " + e.getMessage(), e);
        }
    }

    static <T> T read(byte[] bytes, TypeReference<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new CompareException(
                    "What the other site says is not understood; do both run the same version of Reprise? "
                            + e.getMessage(),
                    e);
        }
    }

    static byte[] digests(List<RowDigest> digests) {
        ByteBuffer bytes = ByteBuffer.allocate(digests.size() * DIGEST);
        for (RowDigest digest : digests) {
            bytes.putLong(digest.key().high()).putLong(digest.key().low());
            bytes.putLong(digest.row().high()).putLong(digest.row().low());
        }
        return bytes.array();
    }

    static List<RowDigest> digests(byte[] bytes) {
        if (bytes.length % DIGEST != 0) {
            throw new CompareException(bytes.length + " bytes are no digests of rows", null);
        }
        List<RowDigest> digests = new ArrayList<>(bytes.length / DIGEST);
        for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
            digests.add(
                    new RowDigest(new Hash(rest.getLong(), rest.getLong()), new Hash(rest.getLong(), rest.getLong())));
        }
        return digests;
    }

    static byte[] rows(Map<Hash, SortedMap<String, Value>> rows) {
        return write(rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue()))
                .toList());
    }

    static Map<Hash, SortedMap<String, Value>> rows(byte[] bytes) {
        Map<Hash, SortedMap<String, Value>> rows = new HashMap<>();
        read(bytes, new TypeReference<List<Row>>() {}).forEach(row -> rows.put(row.key(), row.values()));
        return rows;
    }
}
