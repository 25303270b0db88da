package org.reprise.console.notice;

import java.time.Instant;
import org.reprise.console.SetClock;

/** Notices for tests. */
final class Notices {
    static final Instant NOON = SetClock.NOON;

    private Notices() {}

    static Notice firing() {
        return of(true, 0);
    }

    static Notice over() {
        return of(false, 0);
    }

    /** One of many. */
    static Notice of(boolean firing, int number) {
        Notice.About about = new Notice.About("queue-depth", "west", "orders" + (number == 0 ? "" : number));
        return Notice.of(
                firing,
                about,
                "warning",
                "Queue orders at site 'west' holds 801 <of> the 1,000 messages",
                NOON.minusSeconds(60),
                NOON,
                "west");
    }
}
