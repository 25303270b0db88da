package org.reprise.key;

import java.util.List;
import java.util.Optional;
import org.reprise.log.ForwardingPortions;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/**
 * A store that takes only portions that are to be believed, wherever they come from: an upstream, or a file. {@link #forReplay} checks
 * them once more when they are read: a key may be revoked meanwhile, or the table changed.
 */
public final class TrustedPortions extends ForwardingPortions {
    private final SiteKeys keys;
    private final boolean checksReading;

    /** @param store what it keeps them in */
    public TrustedPortions(PortionStore store, SiteKeys keys) {
        this(store, keys, false);
    }

    private TrustedPortions(PortionStore store, SiteKeys keys, boolean checksReading) {
        super(store);
        this.keys = keys;
        this.checksReading = checksReading;
    }

    /**
     * The same portions for who makes them take effect: {@link #at} throws an {@link UntrustedException} for one that is not to be
     * believed.
     */
    public static PortionStore forReplay(PortionStore store, SiteKeys keys) {
        return new TrustedPortions(store, keys, true);
    }

    @Override
    public void prove(Portion portion) {
        keys.check(portion);
    }

    @Override
    public int storeAll(List<Portion> portions, Position senderEnd) {
        portions.forEach(keys::check);
        int fresh = super.storeAll(portions, senderEnd);
        portions.forEach(keys::stored);
        return fresh;
    }

    @Override
    public Optional<Portion> at(long seq) {
        Optional<Portion> found = super.at(seq);
        if (checksReading) {
            found.ifPresent(this::checkStored);
        }
        return found;
    }

    private void checkStored(Portion portion) {
        try {
            keys.check(portion);
        } catch (UntrustedException e) {
            throw new UntrustedException(
                    "REPR0208W: " + e.getMessage() + ". It is stored here and is not replayed: throw"
                            + " it away, and it is fetched anew (reprise discard " + portion.firstSeq()
                            + "); if it comes again and is genuine, see to the key that has signed it");
        }
    }
}
