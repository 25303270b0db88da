package org.reprise.network;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.reprise.api.Replicated;

/** The route points, and whether they are open. */
@Stateless
public class RoutePoints {
    @PersistenceContext(unitName = "network")
    private EntityManager em;

    /** Makes a route point known, open; one that is known stays as it is. */
    @Replicated(name = "network.point")
    public void register(String key, String title) {
        if (em.find(RoutePoint.class, key) == null) {
            em.persist(new RoutePoint(key, title));
        }
    }

    /** Lets messages pass again. */
    @Replicated(name = "network.open")
    public void open(String key) throws UnknownKeyException {
        Found.locked(em, RoutePoint.class, key).setOpen(true);
    }

    /** Refuses messages until {@link #open}. */
    @Replicated(name = "network.close")
    public void close(String key) throws UnknownKeyException {
        Found.locked(em, RoutePoint.class, key).setOpen(false);
    }
}
