package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reprise.pair.StockPair.Way;
import org.reprise.replay.Tally;
import org.reprise.stock.Host;
import org.reprise.testing.Make;

final class PostgresColumnsTest extends ColumnsContract {
    PostgresColumnsTest() {
        super(Make.POSTGRESQL);
    }

    private static Consumer<EntityManager> onHost(long id, Consumer<Host> work) {
        return entities -> work.accept(entities.find(Host.class, id));
    }

    /** A converter may give the driver's own class, of which only the column knows what it makes. */
    @Test
    void valueOfTheDriversOwnClassIsCarried() {
        try (StockPair pair = new StockPair(first, first, Map.of(StockPair.UNIT, "hosts"))) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Host(id, "lamp")
                        .set("{\"b\": 1,   \"a\": [1.0, null]}")
                        .at("10.0.0.1/32")
                        .in("calm")));
                pair.call(onHost(id, host -> host.titled("chair")));
                pair.forget();
                pair.call(onHost(id, host -> host.set("{}").at("fe80:0:0::1").in("wild")));
                pair.call(entities -> entities.persist(new Host(-id, "table").in("calm")));
                pair.call(onHost(id, host -> host.set(null).at(null)));
                long healed = healed(pair);
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
                if (way == Way.CALL) {
                    assertThat(healed(pair)).as("healed").isEqualTo(healed);
                }
            }
        }
    }

    private static long healed(StockPair pair) {
        Tally.Count count = pair.counts();
        return count == null ? 0 : count.healed();
    }
}
