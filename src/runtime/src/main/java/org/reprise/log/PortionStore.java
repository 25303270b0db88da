package org.reprise.log;

import java.util.List;
import java.util.Optional;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Acceptance;

/**
 * The portions that this site has: sealed here or received, byte for byte, never changed. Reading joins the caller's
 * transaction when there is one. Safe for use by several threads and several servers on one database.
 */
public interface PortionStore {

    /**
     * Stores a received portion in a transaction of its own, whatever portions came before it.
     *
     * @param senderEnd where the log of who hands it on ends, up to which it lacks nothing
     * @return whether it was new; {@code false} when this very portion was there already
     * @throws PortionRefusedException when it contradicts a stored portion (the same event in other bytes, or a chain
     *     that does not meet), or cannot be unpacked here, or when nothing may be taken of that sender ({@link Acceptance}, rule 8)
     */
    default boolean store(Portion portion, Position senderEnd) {
        return storeAll(List.of(portion), senderEnd) == 1;
    }

    /**
     * Stores several received portions in one transaction, or none of them. The promise of this site does not rise meanwhile.
     *
     * @return how many were new
     * @throws PortionRefusedException as {@link #store}; try them one by one then
     */
    int storeAll(List<Portion> portions, Position senderEnd);

    /** The same for portions that no site hands on, such as those of a file: its end is the last of them. */
    default boolean store(Portion portion) {
        return store(portion, portion.end().position());
    }

    /** The same for several. */
    default int storeAll(List<Portion> portions) {
        return portions.isEmpty()
                ? 0
                : storeAll(portions, portions.get(portions.size() - 1).end().position());
    }

    /**
     * Whether a portion that came would be believed, before anything of it is used.
     *
     * @throws PortionRefusedException when it would not
     */
    default void prove(Portion portion) {
        // a store that believes what it is given
    }

    /**
     * Takes the end of the log away, in the caller's transaction, which must put it into quarantine (rule 10). Where retention has removed
     * what is behind that place, the log begins anew. Nothing else may be at work
     * on this site's log meanwhile, at none of its servers: what they remember of its end would be wrong.
     *
     * @param seq the last event that stays, and of its portion
     * @return how many portions were taken away
     * @throws PortionRefusedException when a portion goes over that place; nothing was changed
     */
    int cutBehind(long seq);

    /**
     * Throws away, in the caller's transaction, what is kept behind the first hole: it was taken by an earlier promise and would have
     * to be looked at again (rule 8). It is asked for anew.
     *
     * @return how many portions
     */
    int forgetBehindHole();

    /**
     * Throws away the portion that contains the event {@code seq}, in a transaction of its own: as if it had never come, so that it may
     * come again. Whoever calls this knows that none of its events took effect here.
     *
     * @param with done in the same transaction
     * @return how many events are missing now; 0 when no portion contains this one, and nothing was done
     */
    int discard(long seq, Runnable with);

    /** The portion that contains the event {@code seq}. */
    Optional<Portion> at(long seq);

    /** The last portion that begins at {@code seq} or before it. */
    Optional<Portion> upTo(long seq);

    /**
     * The portion that contains {@code seq} and those that follow it without a hole, a thousand at most.
     *
     * @param lastSeq  none that begins behind it is wanted, nor read
     * @param maxBytes stop before the sum of {@link Portion#size()} is more; the first one is always there
     * @return empty when no portion contains {@code seq}
     */
    List<Portion> from(long seq, long lastSeq, int maxBytes);

    /** The same, however far they go. */
    default List<Portion> from(long seq, int maxBytes) {
        return from(seq, Long.MAX_VALUE, maxBytes);
    }

    /**
     * The last position that can be reached from {@code after} without a missing portion; {@code after} itself when the
     * event behind it is missing. Nothing is missing up to {@link #begin}.
     *
     * @throws PortionRefusedException when two neighbours contradict each other; replay must not pass there
     */
    Position contiguousAfter(Position after);

    /** The first seq of the first portion that begins behind {@code seq}; {@link Long#MAX_VALUE} when none does. */
    long firstBehind(long seq);

    /**
     * The end of the last portion, whatever is missing before it; {@link Position#START} when there is none. {@link #begin} where that
     * is further, so that who asks for earlier events hears that this site lacks them.
     */
    Position last();

    /**
     * Behind it the log here begins: the effect of all events up to it is in this site's rows, but they came with a seed, or were removed.
     * {@link Position#START} where the log begins with its first event.
     */
    Position begin();

    /**
     * The last seq of a portion that came without events which were left out by choice, also where it was removed since; 0 where none did
     * since this site's rows were those of a seed. Up to there this log is not the whole log, whatever this site takes by now.
     */
    long leftOut();

    /** The end of the last portion that {@link #removeUpTo} has removed; {@link ChainEnd#START} when it never did. */
    ChainEnd removed();

    /**
     * Removes all portions that end at {@code seq} or before, for good, in a transaction of its own. The first portion behind them must still
     * follow the last of them, and who would store one of them again is told that it is nothing new.
     *
     * @return how many
     */
    int removeUpTo(long seq);

    /** Those of the portions that begin at {@code seq} or behind it, in their order, whatever is missing between them, fifty at most. */
    List<PortionExtent> extents(long seq);

    /** The sum of the sizes of all portions that begin behind {@code after} and end at {@code upTo} or before it. */
    long bytes(long after, long upTo);
}
