package org.reprise.liberty.inside.bank;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.reprise.api.Replicated;

/** Numbers that are used up even when the caller rolls back: each in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Replicated
public class Receipts {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    public long next(String book) {
        Account counter = em.find(Account.class, book);
        if (counter == null) {
            counter = new Account(book, 0, null);
            em.persist(counter);
        }
        counter.add(1);
        return counter.balance();
    }

    public void complain(String book) throws ShortOfMoneyException {
        next(book);
        throw new ShortOfMoneyException("no paper in " + book);
    }
}
