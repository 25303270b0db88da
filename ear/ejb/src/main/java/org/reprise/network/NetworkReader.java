package org.reprise.network;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads, changes nothing, and so is not replicated: it answers at the primary and at every secondary alike. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class NetworkReader {
    private static final String MESSAGES = """
            select new org.reprise.network.MessageView(m.id, c.key, m.destination, m.place, m.text, m.amount, m.status, m.hops,
                m.acceptedAt, m.changedAt, m.reason)
            from Message m join m.connector c
            """;

    @PersistenceContext(unitName = "network")
    private EntityManager em;

    public Optional<MessageView> message(String id) {
        return em.createQuery(MESSAGES + "where m.id = :id", MessageView.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The way of a message, first hop first. */
    public List<HopView> hops(String messageId) {
        return em.createQuery("""
                        select new org.reprise.network.HopView(a.hop, a.pointKey, a.status, a.passedAt)
                        from ArchiveEntry a where a.messageId = :id order by a.hop""", HopView.class).setParameter("id", messageId).getResultList();
    }

    /** The newest messages accepted after a time, newest first, at most {@code limit}. */
    public List<MessageView> newest(Instant after, int limit) {
        return em.createQuery(
                        MESSAGES + "where m.acceptedAt > :after order by m.acceptedAt desc, m.id desc",
                        MessageView.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    public Summary summary() {
        Map<String, Long> status = new LinkedHashMap<>();
        for (Status each : Status.values()) {
            status.put(each.name(), 0L);
        }
        em.createQuery("select m.status, count(m) from Message m group by m.status", Object[].class)
                .getResultStream()
                .forEach(row -> status.put(row[0].toString(), (Long) row[1]));
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Class<?> type : List.of(Connector.class, RoutePoint.class, Message.class, ArchiveEntry.class)) {
            rows.put(type.getSimpleName(), count(type));
        }
        return new Summary(status, rows);
    }

    /** True when the network has at least so many connectors and route points. */
    public boolean isLaid(int connectors, int points) {
        return count(Connector.class) >= connectors && count(RoutePoint.class) >= points;
    }

    private long count(Class<?> type) {
        return em.createQuery("select count(e) from " + type.getSimpleName() + " e", Long.class)
                .getSingleResult();
    }
}
