package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.reign.SiteWord;

/** West has asked east for its promise, and was started again since. */
class HalfSwitchTest {
    private final EventLog log = InMemoryEventLog.create();

    private HalfSwitch started() {
        return new HalfSwitch(log.settings(), InMemoryEventLog.DIRECT);
    }

    private static SiteWord word(String site, long promised, String to) {
        return new SiteWord(site, "NOBODY", "west", promised, to, 1, 7, "", 7, 7, 0, 0, "", 0, "v1", "", false);
    }

    @Test
    void anOldPrimaryThatWaitsForAnEpochWhichDoesNotBeginIsKnownAfterARestart() {
        assertThat(started().isWaitedFor("west", word("east", 66, "west"))).isFalse();
        started().begins("east", 66);
        assertThat(started().isWaitedFor("west", word("east", 66, "west"))).isTrue();
    }

    @Test
    void whoHasPromisedOtherwiseByNowDoesNotWait() {
        started().begins("east", 66);
        assertThat(started().isWaitedFor("west", word("east", 130, "west"))).isFalse();
        assertThat(started().isWaitedFor("west", word("east", 66, "north"))).isFalse();
        assertThat(started().isWaitedFor("west", word("north", 66, "west")))
                .as("it only follows, and was asked in no planned switch")
                .isFalse();
    }

    @Test
    void whereItsReignHasBegunOrTheOldPrimaryGoesOnNobodyWaits() {
        started().begins("east", 66);
        started().ends();
        started().ends();
        assertThat(started().isWaitedFor("west", word("east", 66, "west"))).isFalse();
    }
}
