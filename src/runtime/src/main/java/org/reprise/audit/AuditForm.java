package org.reprise.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.reprise.compare.CompareException;

/** How questions of an audit and their answers travel: as JSON. */
final class AuditForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditForm() {}

    static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new CompareException("A question of the rolling audit cannot be written: " + e.getMessage(), e);
        }
    }

    static <T> T read(byte[] bytes, TypeReference<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new CompareException(
                    "What the other site says of its tables is not understood; do both run the same version of Reprise? "
                            + e.getMessage(),
                    e);
        }
    }
}
