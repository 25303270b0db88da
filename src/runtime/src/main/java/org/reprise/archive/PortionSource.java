package org.reprise.archive;

import java.util.List;
import org.reprise.portion.Portion;

/** Where portions are read from: {@code store::from} of a {@link org.reprise.log.PortionStore}, or a {@link PortionArchive}. */
@FunctionalInterface
public interface PortionSource {

    /**
     * The portion that contains {@code seq} and those that follow it without a hole.
     *
     * @param maxBytes stop before the sum of {@link Portion#size()} is more; the first one is always there
     * @return empty when no portion contains {@code seq}
     */
    List<Portion> from(long seq, int maxBytes);
}
