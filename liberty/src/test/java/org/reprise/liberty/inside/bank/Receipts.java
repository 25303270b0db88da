package org.reprise.liberty.inside.bank;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
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

    @Resource
    private EJBContext context;

    public long next(String book) {
        Account counter = em.find(Account.class, book);
        if (counter == null) {
            counter = new Account(book, 0, null);
            em.persist(counter);
        }
        counter.add(1);
        return counter.balance();
    }

    /** Writes a row that is there: it is refused when the transaction commits, long after this has returned. */
    public long clash(String account) {
        em.persist(new Account(account, 0, null));
        return 1;
    }

    /** Takes back what it does, and returns. */
    public long takeBack(String book) {
        long number = next(book);
        context.setRollbackOnly();
        return number;
    }

    public void complain(String book) throws ShortOfMoneyException {
        next(book);
        throw new ShortOfMoneyException("no paper in " + book);
    }
}
