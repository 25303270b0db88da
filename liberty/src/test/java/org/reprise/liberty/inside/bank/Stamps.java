package org.reprise.liberty.inside.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.reprise.api.Recorded;
import org.reprise.api.Replicated;

/** A CDI bean, each of whose calls has a transaction of its own that fails at its commit. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Stamps {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    @Replicated
    public long clash(String account) {
        em.persist(new Account(account, 0, null));
        return 2;
    }

    @Recorded
    public long ask(String account) {
        em.persist(new Account(account, 0, null));
        return 3;
    }
}
