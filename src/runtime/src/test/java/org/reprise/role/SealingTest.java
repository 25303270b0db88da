package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.reign.Reign;
import org.reprise.reign.Reigns;

class SealingTest {
    private static final Reign FIRST = new Reign(1, ChainEnd.START, "east", Instant.EPOCH, "", "");
    private static final Reign SECOND = new Reign(
            2,
            new ChainEnd(new Position(1, 7), new PortionHash("a".repeat(64))),
            "west",
            Instant.EPOCH,
            "olga",
            "drill");

    private final AtomicReference<Reigns> history = new AtomicReference<>(Reigns.of(List.of(FIRST)));
    private final Sealing sealing = new Sealing(history::get);

    @Test
    void onlyThePrimaryOfAReignSealsInIt() {
        assertThat(sealing.test("east", 1L)).isTrue();
        assertThat(sealing.test("west", 1L)).isFalse();
    }

    @Test
    void untilAReignIsKnownAnyTrustedSiteMayHaveSealedInIt() {
        assertThat(sealing.test("west", 2L)).isTrue();
        assertThat(sealing.test("north", 2L)).isTrue();
        history.set(Reigns.of(List.of(FIRST, SECOND)));
        assertThat(sealing.test("west", 2L)).isTrue();
        assertThat(sealing.test("north", 2L)).isFalse();
        assertThat(sealing.test("east", 2L)).isFalse();
    }
}
