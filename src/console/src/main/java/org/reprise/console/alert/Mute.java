package org.reprise.console.alert;

import java.time.Instant;
import org.reprise.console.notice.Notice;

/**
 * People are not told of some alerts for a time.
 *
 * @param what   of which: a rule, {@code rule:site}, or {@code rule:site:subject}
 * @param until  when people are told again
 * @param who    has muted them
 * @param reason why
 */
public record Mute(String what, Instant until, String who, String reason) {
    boolean of(Notice.About alert) {
        String text = alert.text();
        return text.equals(what) || text.startsWith(what + ":");
    }
}
