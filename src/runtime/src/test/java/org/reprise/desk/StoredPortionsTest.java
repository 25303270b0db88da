package org.reprise.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

class StoredPortionsTest {
    private final EventLog log = InMemoryEventLog.create();
    private final StoredPortions stored = new StoredPortions(log, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private Portion portion(ChainEnd end) {
        return Portion.seal(end, 1, List.of(new byte[] {1}, new byte[] {2}), Instant.EPOCH, Compression.DEFLATE);
    }

    @Test
    void portionThatWaitsIsThrownAwayAndSoIsWritten() {
        Portion first = portion(ChainEnd.START);
        log.portions().storeAll(List.of(first, portion(first.end())));
        log.position().advance(Position.START, new Position(1, 2), Instant.EPOCH);

        assertThat(stored.discard(3, "olga", "forged")).isEqualTo(2);

        assertThat(log.portions().last()).isEqualTo(new Position(1, 2));
        assertThat(log.audit().newest(1)).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("discard portion");
            assertThat(entry.subject()).isEqualTo("event 3");
        });
    }

    @Test
    void whatIsReplayedStays() {
        Portion first = portion(ChainEnd.START);
        log.portions().store(first);
        log.position().advance(Position.START, new Position(1, 1), Instant.EPOCH);

        assertThatThrownBy(() -> stored.discard(1, "olga", "why not")).hasMessageContaining("is replayed here");
        assertThatThrownBy(() -> stored.discard(3, "olga", "why not")).hasMessageContaining("No portion with event 3");
        assertThat(log.portions().last()).isEqualTo(new Position(1, 2));
        assertThat(log.audit().newest(1)).isEmpty();
    }
}
