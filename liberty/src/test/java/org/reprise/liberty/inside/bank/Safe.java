package org.reprise.liberty.inside.bank;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.reprise.api.Replicated;

@Stateless
@Replicated
public class Safe implements SafeDoor {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    @Override
    public void store(String id, long amount) {
        em.persist(new Account(id, amount, null));
    }
}
