package org.reprise.reign;

import java.io.Serial;
import org.reprise.api.RepriseException;

/**
 * An event was refused because this site was told of a higher epoch: another site is the primary, and nothing may commit here any more.
 * The transaction must roll back.
 */
public final class FencedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long epoch;
    private final transient Promise promise;

    public FencedException(long epoch, Promise promise) {
        super(
                "An event of epoch " + epoch + " was refused: this site was told of " + promise + ". Remedy: call "
                        + promise.primary() + ", the primary that is known here",
                null);
        this.epoch = epoch;
        this.promise = promise;
    }

    /** That of the event. */
    public long epoch() {
        return epoch;
    }

    /** What this site was told of. */
    public Promise promise() {
        return promise;
    }
}
