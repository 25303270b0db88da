package org.reprise.reign;

/**
 * The one authority that issues epochs (rule 4: a durable promise of a majority, or one compare-and-set; never what is here plus one).
 * Who would be primary reads it, decides, and sets it; of those who decided by the same reading one at most succeeds.
 *
 * <p>Guarantee of every register: an epoch that was issued is never issued again, and is above all that the register ever had. What it
 * takes to be issued one, and how far apart two candidates may be, is each register's own.
 */
public interface EpochRegister extends AutoCloseable {
    /** The highest epoch that is known to be issued, and to whom. */
    Promise read();

    /**
     * The next epoch that this site may begin where all up to {@code known} may have been issued. It is not issued by that.
     *
     * @throws EpochRefusedException where there is none
     */
    long above(long known);

    /**
     * Begins a reign, if the register still has what was read.
     *
     * @return whether it was issued; {@code false} changes nothing, and who asked must read and decide again
     * @throws IllegalArgumentException when this site may not begin that epoch
     * @throws RuntimeException when it is unknown whether it was issued: {@link #giveUp} the epoch, and see whether it has {@link #begun}
     */
    boolean compareAndSet(Promise seen, Reign next);

    /**
     * By this epoch, or a lower one, this site begins no reign any more: it goes for a later one, or has failed. Waits for a
     * {@link #compareAndSet} that is under way, so that {@link #begun} is certain from then on.
     */
    void giveUp(long epoch);

    /** Whether this very reign was issued, and not another one by its epoch. */
    default boolean begun(Reign reign) {
        return read().equals(reign.promise(reign.begun()));
    }

    /** For people. */
    Status status();

    @Override
    void close();

    /**
     * What a register says of itself.
     *
     * @param kind    its name in the configuration
     * @param highest as {@link #read}
     * @param decides whether it may promote a site without an operator
     */
    record Status(String kind, Promise highest, boolean decides) {}
}
