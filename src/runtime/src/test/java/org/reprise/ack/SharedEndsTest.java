package org.reprise.ack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;

/** What the servers of one site have heard of others. */
class SharedEndsTest {
    private final EventLog log = InMemoryEventLog.create();

    private SharedEnds server(long epoch) {
        return new SharedEnds(log.settings(), InMemoryEventLog.DIRECT, epoch);
    }

    @Test
    void eachServerHasWhatAnyOfThemHasHeard() {
        SharedEnds one = server(3);
        SharedEnds other = server(3);
        assertThat(one.share(Map.of("west", 5L))).isEqualTo(Map.of("west", 5L));
        assertThat(other.share(Map.of("west", 4L, "north", 7L))).isEqualTo(Map.of("west", 5L, "north", 7L));
        assertThat(one.share(Map.of("west", 6L))).isEqualTo(Map.of("west", 6L, "north", 7L));
        assertThat(other.share(Map.of())).isEqualTo(Map.of("west", 6L, "north", 7L));
    }

    @Test
    void whatWasWrittenOverIsWrittenAgain() {
        SharedEnds one = server(3);
        one.share(Map.of("west", 5L));
        log.settings().set("acks.west", "3 4");
        log.settings().set("acks", "north");
        one.share(Map.of("west", 5L));
        assertThat(server(3).share(Map.of())).isEqualTo(Map.of("west", 5L));
    }

    @Test
    void whatWasHeardInAnEarlierReignCountsForNothing() {
        server(3).share(Map.of("west", 5L));
        assertThat(server(67).share(Map.of("west", 2L))).isEqualTo(Map.of("west", 2L));
    }
}
