package org.reprise.liberty.inside.bank;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.reprise.api.Replicated;

@Stateless
@Replicated(name = "boxes")
public class BoxKeeper extends Keeper<Box> {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    @Override
    void write(Box box) {
        em.persist(new Account(box.id(), box.amount(), null));
    }
}
