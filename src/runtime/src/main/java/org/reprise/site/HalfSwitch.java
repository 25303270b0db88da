package org.reprise.site;

import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.reign.SiteWord;

/**
 * That this site has asked a primary to promise an epoch in a planned switch, until it is known what has come of that. Where the server dies in
 * between, or the way is cut for long, the old primary takes no calls, and only this site can say that the epoch does not begin. Safe for any
 * thread and for several servers.
 */
final class HalfSwitch {
    private static final String SETTING = "half-switch";

    private final Settings settings;
    private final Transactions transactions;

    HalfSwitch(Settings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    /** That primary is about to be asked for its promise. */
    void begins(String old, long epoch) {
        transactions.run(() -> settings.set(SETTING, text(old, epoch)));
    }

    /** The reign has begun here, or the old primary goes on. */
    void ends() {
        if (settings.of(SETTING).isPresent()) {
            transactions.run(() -> settings.forget(SETTING));
        }
    }

    /** Whether a site that says this of itself still waits for that epoch of this one. */
    boolean isWaitedFor(String site, SiteWord word) {
        return word.promisedTo().equals(site)
                && settings.of(SETTING)
                        .filter(text(word.site(), word.promised())::equals)
                        .isPresent();
    }

    private static String text(String old, long epoch) {
        return epoch + " " + old;
    }
}
