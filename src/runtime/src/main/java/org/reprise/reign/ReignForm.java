package org.reprise.reign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.reprise.api.RepriseException;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** How sites' questions about who reigns travel, and their answers: as JSON. */
public final class ReignForm {
    /** Who answers at the other site. */
    public static final String SUBJECT = "reign";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReignForm() {}

    /** A reign as it travels. */
    public record Told(
            long epoch,
            long previousEpoch,
            long first,
            String previousHash,
            String primary,
            long begun,
            String by,
            String reason) {

        static Told of(Reign reign) {
            Position before = reign.before().position();
            return new Told(
                    reign.epoch(),
                    before.epoch(),
                    reign.first(),
                    reign.before().hash().hex(),
                    reign.primary(),
                    reign.begun().toEpochMilli(),
                    reign.by(),
                    reign.reason());
        }

        Reign reign() {
            return new Reign(
                    epoch,
                    new ChainEnd(new Position(previousEpoch, first - 1), new PortionHash(previousHash)),
                    primary,
                    Instant.ofEpochMilli(begun),
                    by,
                    reason);
        }
    }

    /** An answer. */
    public record Answer(SiteWord word, Told[] reigns) {}

    /** Reigns as they travel. */
    public static Told[] told(Reigns reigns) {
        return reigns.all().stream().map(Told::of).toArray(Told[]::new);
    }

    /** @throws IllegalArgumentException when one of them is none */
    public static Reigns reigns(Told[] told) {
        return Reigns.of(Arrays.stream(told).map(Told::reign).toList());
    }

    public static byte[] write(ReignQuestion question) {
        return bytes(question);
    }

    public static byte[] write(Answer answer) {
        return bytes(answer);
    }

    /** @throws RepriseException when it is not understood */
    public static ReignQuestion question(byte[] bytes) {
        return read(bytes, ReignQuestion.class);
    }

    /** @throws RepriseException when it is not understood */
    public static Answer answer(byte[] bytes) {
        return read(bytes, Answer.class);
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
                    "What another site says of who reigns is not understood; do both run the same version of Reprise? "
                            + e.getMessage(),
                    e);
        }
    }
}
