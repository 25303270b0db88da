package org.reprise.role;

import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.reprise.reign.Reigns;

/**
 * Whether a site may have sealed portions of an epoch: it reigned in it, as the history of reigns has it. Of a reign that is not in the
 * history here yet any site whose key is trusted is believed: its barrier event tells this site of it, and what is stored is looked at
 * once more before it is replayed. Safe for any thread.
 */
final class Sealing implements BiPredicate<String, Long> {
    private final Supplier<Reigns> history;
    private volatile Reigns known = Reigns.NONE;

    /** @param history read when what is known does not say it: whose an epoch was never changes */
    Sealing(Supplier<Reigns> history) {
        this.history = history;
    }

    @Override
    public boolean test(String site, Long epoch) {
        if (known.of(epoch).isEmpty()) {
            known = history.get();
        }
        return known.of(epoch).map(reign -> reign.primary().equals(site)).orElse(true);
    }
}
