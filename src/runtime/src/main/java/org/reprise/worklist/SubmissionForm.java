package org.reprise.worklist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.reprise.api.RepriseException;

/** How submissions travel, and their answers: as JSON. */
public final class SubmissionForm {
    /** Who answers at the other site. */
    public static final String SUBJECT = "submit";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SubmissionForm() {}

    static byte[] question(List<Submission> asked) {
        return bytes(asked.toArray(Submission[]::new));
    }

    static byte[] answer(List<Submitted> answered) {
        return bytes(answered.toArray(Submitted[]::new));
    }

    /** @throws RepriseException when it is not understood */
    static List<Submission> asked(byte[] question) {
        return List.of(read(question, Submission[].class));
    }

    /** @throws RepriseException when it is not understood */
    static List<Submitted> answered(byte[] answer) {
        return List.of(read(answer, Submitted[].class));
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("A plain value is always written", e);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new RepriseException(
                    "What another site says of events to submit again is not understood; do both run the same version of"
                            + " Reprise? " + e.getMessage(),
                    e);
        }
    }
}
