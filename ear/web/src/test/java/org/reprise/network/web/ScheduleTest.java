package org.reprise.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void everyCallComesOnce() {
        List<Kind> made = all(new Schedule(Map.of(Kind.PASS, 500, Kind.EXPIRE, 5, Kind.HEARTBEAT, 250)));

        assertThat(made).hasSize(755);
        assertThat(Collections.frequency(made, Kind.PASS)).isEqualTo(500);
        assertThat(Collections.frequency(made, Kind.EXPIRE)).isEqualTo(5);
    }

    @Test
    void kindsAreMixedEvenly() {
        List<Kind> made = all(new Schedule(Map.of(Kind.PASS, 200, Kind.HEARTBEAT, 100)));

        for (int third = 0; third < 300; third += 30) {
            assertThat(Collections.frequency(made.subList(third, third + 30), Kind.HEARTBEAT))
                    .isBetween(9, 11);
        }
    }

    @Test
    void theOnlyCallOfAKindComesInTheMiddle() {
        List<Kind> made = all(new Schedule(Map.of(Kind.PASS, 100, Kind.EXPIRE, 1)));

        assertThat(made.indexOf(Kind.EXPIRE)).isBetween(49, 51);
    }

    private static List<Kind> all(Schedule schedule) {
        List<Kind> made = new ArrayList<>();
        for (Optional<Kind> kind = schedule.next(); kind.isPresent(); kind = schedule.next()) {
            made.add(kind.get());
        }
        return made;
    }
}
