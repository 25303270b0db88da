package org.reprise.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;

/** A check that is looked at each five seconds: two looks bring it up, three down. */
class RiseAndFallTest {
    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private String trouble = "";
    private final List<String> turns = new ArrayList<>();
    private final WatchedCheck check = new WatchedCheck(
            RequiredCheck.parse("orders", "health:orders"),
            () -> {
                if (trouble.equals("throw")) {
                    throw new IllegalStateException("it broke");
                }
                return trouble;
            },
            CheckSettings.Pace.DEFAULT,
            clock,
            view -> turns.add(view.state()));

    private void look(String found, int times) {
        trouble = found;
        for (int i = 0; i < times; i++) {
            clock.advance(check.look());
        }
    }

    @Test
    void theFirstLookSaysIt() {
        assertThat(check.view().state()).isEqualTo("UNKNOWN");
        assertThat(check.view().words()).contains("was not looked at yet");
        look("no disk", 1);
        assertThat(check.view().state()).isEqualTo("DOWN");
        assertThat(turns).containsExactly("DOWN");
        assertThat(check.view().words()).isEqualTo("required check 'orders' (health orders) is down: no disk");
    }

    @Test
    void threeInARowBringItDownAndNotFewer() {
        look("", 1);
        look("no disk", 2);
        look("", 1);
        look("no disk", 2);
        assertThat(turns).containsExactly("UP");
        assertThat(check.view().last()).isEqualTo("no disk");
        look("no disk", 1);
        assertThat(turns).containsExactly("UP", "DOWN");
        assertThat(check.view().since()).isEqualTo(Instant.ofEpochSecond(1030).toString());
    }

    @Test
    void twoInARowBringItUpAgainAndNotFewer() {
        look("no disk", 1);
        look("", 1);
        look("no disk", 1);
        look("", 1);
        assertThat(turns).containsExactly("DOWN");
        look("", 1);
        assertThat(turns).containsExactly("DOWN", "UP");
        assertThat(check.view().last()).isEmpty();
    }

    @Test
    void whatALookThrowsIsWhyItIsDown() {
        look("throw", 1);
        assertThat(check.view().last()).isEqualTo("it broke");
    }
}
