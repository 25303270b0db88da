package org.reprise.console.alert;

import java.util.List;
import java.util.Map;
import org.reprise.console.notice.Notice;

/**
 * What outlives a restart.
 *
 * @param alerts those that fire or have fired; what was pending is found again
 * @param mutes  what operators have muted
 * @param outbox what waits, by channel, the first first
 */
record Kept(List<Alert> alerts, List<Mute> mutes, Map<String, List<Notice>> outbox) {
    static final Kept NOTHING = new Kept(List.of(), List.of(), Map.of());

    Kept {
        alerts = List.copyOf(alerts);
        mutes = List.copyOf(mutes);
        outbox = Map.copyOf(outbox);
    }
}
