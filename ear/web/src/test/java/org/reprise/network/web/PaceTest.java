package org.reprise.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void clientsTogetherMakeTheRateEvenly() {
        int clients = 3;
        long[] due = IntStream.range(0, clients)
                .mapToObj(client -> new Pace(100, client, clients))
                .flatMapToLong(pace -> LongStream.range(0, 20).map(pace::due))
                .sorted()
                .toArray();

        for (int call = 0; call < due.length; call++) {
            assertThat(due[call]).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10L * call));
        }
    }
}
