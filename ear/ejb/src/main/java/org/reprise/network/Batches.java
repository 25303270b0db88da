package org.reprise.network;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.reprise.api.Replicated;

/**
 * Many messages in one call: one event of a few bytes, however many rows it changes. A batch is handed in by one call and
 * complete when that call returns; nothing joins it later.
 */
@Stateless
public class Batches {
    @PersistenceContext(unitName = "network")
    private EntityManager em;

    /** Takes in {@code count} messages of one content; their ids are {@code batch-0}, {@code batch-1} and so on. */
    @Replicated(name = "network.prepare")
    public void prepare(String batch, int count, HandIn handIn, Instant at) throws UnknownKeyException {
        Connector connector = Found.in(em, Connector.class, handIn.connector());
        RoutePoint destination = Found.in(em, RoutePoint.class, handIn.destination());
        for (int i = 0; i < count; i++) {
            Message message = new Message(batch + "-" + i, connector, destination, handIn, at);
            message.setBatch(batch);
            em.persist(message);
        }
    }

    /**
     * Lets the messages of a batch expire that were accepted before a time and are still with their connector. Which ones is
     * said by the arguments and the table alone.
     *
     * @return how many expired
     */
    @Replicated(name = "network.expire")
    public int expire(String batch, Instant before, Instant at) {
        return em.createQuery("""
                        update Message m set m.status = :expired, m.changedAt = :at
                        where m.batch = :batch and m.status = :accepted and m.acceptedAt < :before""")
                .setParameter("expired", Status.EXPIRED)
                .setParameter("at", at)
                .setParameter("batch", batch)
                .setParameter("accepted", Status.ACCEPTED)
                .setParameter("before", before)
                .executeUpdate();
    }
}
