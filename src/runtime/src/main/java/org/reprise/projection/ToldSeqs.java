package org.reprise.projection;

import java.util.Optional;
import org.reprise.jdbc.Transactions;
import org.reprise.log.Settings;
import org.reprise.portion.Position;

/**
 * How far the projections are, written down in the site's own database too: a projection's database may be down just when it matters
 * what it still needs. For one thread.
 */
public final class ToldSeqs {
    private static final String SETTING = "told.";

    private final Settings settings;
    private final Transactions transactions;

    public ToldSeqs(Settings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * The last seq that a projection has been told: as it says itself; as it said last, when it has not answered since the start; 0 when
     * it never did.
     */
    public long of(Projector projector) {
        String name = SETTING + projector.name();
        if (name.length() > Settings.MAX_NAME) {
            return projector.known().map(Position::seq).orElse(0L);
        }
        Optional<Long> written = settings.of(name).map(Long::valueOf);
        Optional<Long> known = projector.known().map(Position::seq);
        known.filter(seq -> !known.equals(written))
                .ifPresent(seq -> transactions.run(() -> settings.set(name, String.valueOf(seq))));
        return known.or(() -> written).orElse(0L);
    }
}
