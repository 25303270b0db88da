package org.reprise.api;

/**
 * Whether enough sites hold what the calling thread has committed, where {@code reprise.ack} asks for any. Inject it, and call
 * {@link #check()} when the outermost call has returned, once for each request, as a servlet or JAX-RS filter does.
 *
 * <p>A replicated call returns only when enough sites hold its event, or the time for that is over. A container lets nothing through that
 * is thrown once a transaction has committed, so where the transaction is that of an EJB, or a {@code UserTransaction}, the caller asks
 * here. A {@code @Transactional} bean that is not an EJB throws the same by itself.
 *
 * <p>Safe for any thread; it speaks of the calling one only, and not of what {@code @Asynchronous} methods have committed.
 */
public interface Acknowledgement {
    /**
     * Returns when all that this thread has committed since it last asked is held by enough sites, or nothing was.
     *
     * @throws NotAcknowledgedException when that is unknown; it is thrown once
     */
    void check();
}
