package org.reprise.network;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.Set;
import org.reprise.api.Replicated;

/** A network to begin with: connectors {@code c000}, {@code c001}, … and route points {@code p000}, {@code p001}, … */
@Stateless
public class Layout {
    @PersistenceContext(unitName = "network")
    private EntityManager em;

    public static String connectorKey(int number) {
        return String.format("c%03d", number);
    }

    public static String pointKey(int number) {
        return String.format("p%03d", number);
    }

    /** Registers the first {@code connectors} and {@code points}, as far as they are missing. */
    @Replicated(name = "network.lay")
    public void lay(int connectors, int points) {
        Set<String> known = new HashSet<>();
        known.addAll(
                em.createQuery("select c.key from Connector c", String.class).getResultList());
        known.addAll(
                em.createQuery("select p.key from RoutePoint p", String.class).getResultList());
        for (int i = 0; i < connectors; i++) {
            if (known.add(connectorKey(i))) {
                em.persist(new Connector(connectorKey(i), "Connector " + i));
            }
        }
        for (int i = 0; i < points; i++) {
            if (known.add(pointKey(i))) {
                em.persist(new RoutePoint(pointKey(i), "Route point " + i));
            }
        }
    }
}
