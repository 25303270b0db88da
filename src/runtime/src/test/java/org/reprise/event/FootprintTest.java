package org.reprise.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.label.Labels;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.WriteSet;

final class FootprintTest {
    private static final Event BEAT = new Event(
            Instant.EPOCH,
            List.of(new Call("beat", 1, "[]", null, List.of(), Surroundings.NONE, new Labels("", "", "", "k1"))),
            GeneratedIds.NONE,
            WriteSet.proof(List.of()),
            List.of());

    /** Rule 16: a site that leaves it out would not know its origin. */
    @Test
    void whatWasSubmittedAgainIsNeverLeftOutAsSuperseded() {
        assertThat(Footprint.of(EventJson.encode(BEAT), null).subject()).isEqualTo(new Footprint.Subject("beat", "k1"));
        assertThat(Footprint.of(EventJson.encode(BEAT.under(new Origin("1-7-a", "olga"))), null)
                        .subject())
                .isNull();
    }
}
