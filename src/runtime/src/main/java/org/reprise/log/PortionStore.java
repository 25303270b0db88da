package org.reprise.log;

import java.util.List;
import java.util.Optional;

/**
 * The portions that this site has: sealed here or received, byte for byte, never changed. Reading joins the caller's
 * transaction when there is one. Safe for use by several threads and several servers on one database.
 */
public interface PortionStore {

    /**
     * Stores a received portion in a transaction of its own, whatever portions came before it.
     *
     * @return whether it was new; {@code false} when this very portion was there already
     * @throws PortionRefusedException when it contradicts a stored portion (the same event in other bytes, or a chain
     *     that does not meet), or cannot be unpacked here
     */
    boolean store(Portion portion);

    /**
     * Stores several received portions in one transaction, or none of them.
     *
     * @return how many were new
     * @throws PortionRefusedException as {@link #store}; try them one by one then
     */
    int storeAll(List<Portion> portions);

    /** The portion that contains the event {@code seq}. */
    Optional<Portion> at(long seq);

    /** The last portion that begins at {@code seq} or before it. */
    Optional<Portion> upTo(long seq);

    /**
     * The portion that contains {@code seq} and those that follow it without a hole, a thousand at most.
     *
     * @param maxBytes stop before the sum of {@link Portion#size()} is more; the first one is always there
     * @return empty when no portion contains {@code seq}
     */
    List<Portion> from(long seq, int maxBytes);

    /**
     * The last position that can be reached from {@code after} without a missing portion; {@code after} itself when the
     * event behind it is missing. At a seeded site, nothing is missing up to the position of the seed.
     *
     * @throws PortionRefusedException when two neighbours contradict each other; replay must not pass there
     */
    Position contiguousAfter(Position after);

    /** The first seq of the first portion that begins behind {@code seq}; {@link Long#MAX_VALUE} when none does. */
    long firstBehind(long seq);

    /**
     * The end of the last portion, whatever is missing before it; {@link Position#START} when there is none. The position of the seed
     * where that is further, so that who asks for earlier events hears that this site lacks them.
     */
    Position last();
}
