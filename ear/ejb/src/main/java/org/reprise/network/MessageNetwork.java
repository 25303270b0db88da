package org.reprise.network;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.reprise.api.Replicated;

/** What happens to single messages. */
@Stateless
public class MessageNetwork {
    @PersistenceContext(unitName = "network")
    private EntityManager em;

    /** Takes a message in. A message that is here already stays as it is, so a caller without an answer may ask again. */
    @Replicated(name = "network.accept")
    public void accept(String messageId, HandIn handIn, Instant at) throws UnknownKeyException {
        if (em.find(Message.class, messageId) != null) {
            return;
        }
        Connector connector = Found.in(em, Connector.class, handIn.connector());
        RoutePoint destination = Found.in(em, RoutePoint.class, handIn.destination());
        em.persist(new Message(messageId, connector, destination, handIn, at));
    }

    /**
     * Passes a message on to a route point. Locks the message first and the route point second, as every method here, so that
     * calls cannot block each other for ever and no count is lost.
     *
     * @throws RouteClosedException after the refusal has been counted; this commits
     */
    @Replicated(name = "network.pass")
    public void pass(String messageId, String pointKey, Instant at)
            throws UnknownKeyException, SettledException, RouteClosedException {
        Message message = unsettled(messageId);
        RoutePoint point = Found.locked(em, RoutePoint.class, pointKey);
        if (!point.isOpen()) {
            point.countRefused(at);
            throw new RouteClosedException(pointKey);
        }
        message.moveTo(point, at);
        point.countPassed(at);
        em.persist(new ArchiveEntry(message, point, at));
    }

    /** Gives a message up. */
    @Replicated(name = "network.fail")
    public void fail(String messageId, String reason, Instant at) throws UnknownKeyException, SettledException {
        unsettled(messageId).fail(reason, at);
    }

    private Message unsettled(String messageId) throws UnknownKeyException, SettledException {
        Message message = Found.locked(em, Message.class, messageId);
        if (message.getStatus().isFinal()) {
            throw new SettledException(messageId, message.getStatus());
        }
        return message;
    }
}
