package org.reprise.network;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.reprise.api.Replicated;

/** The connectors and their signs of life. */
@Stateless
public class Connectors {
    @PersistenceContext(unitName = "network")
    private EntityManager em;

    /** Makes a connector known; one that is known stays as it is. */
    @Replicated(name = "network.connector")
    public void register(String key, String title) {
        if (em.find(Connector.class, key) == null) {
            em.persist(new Connector(key, title));
        }
    }

    /** Overwrites the connector's last sign of life, so that earlier ones are of no matter. */
    @Replicated(name = "network.heartbeat", supersedes = "${args[0]}")
    public void heartbeat(String key, Instant at, String text) throws UnknownKeyException {
        Found.locked(em, Connector.class, key).beat(at, text);
    }
}
