package org.reprise.liberty.inside.bank;

import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Playback;
import org.reprise.api.Replicated;

/** Accounts, and every way in which a call of a stateless bean can go. */
@Stateless
@Replicated
public class Ledger {
    @PersistenceContext(unitName = "bank")
    private EntityManager em;

    @Resource
    private SessionContext context;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @EJB
    private Receipts receipts;

    @EJB
    private SafeDoor safe;

    @Inject
    private Playback playback;

    public void open(String id, long balance) {
        Witness.saw(id, playback.isReplaying(), transactions.getTransactionKey());
        em.persist(new Account(id, balance, null));
    }

    public void openFor(String id, String holder) {
        em.persist(new Account(id, 0, holder));
    }

    public void openAndFail(String id) {
        em.persist(new Account(id, 0, null));
        em.flush();
        throw new IllegalStateException("after the row was written");
    }

    public void openAndRollBack(String id) {
        em.persist(new Account(id, 0, null));
        em.flush();
        context.setRollbackOnly();
    }

    /** Has its transaction rolled back after the event was written. */
    public void openAndRollBackLate(String id) {
        em.persist(new Account(id, 0, null));
        LateRollback.in(transactions, em, id);
    }

    public void openAndComplain(String id) throws ShortOfMoneyException {
        em.persist(new Account(id, 5, null));
        throw new ShortOfMoneyException("only 5");
    }

    /** Calls another replicated bean in the same transaction. */
    public void openWithSafe(String id) {
        em.persist(new Account(id, 1, null));
        safe.store(id + "-safe", 2);
    }

    /** Calls a replicated bean in a transaction of its own and keeps its answer. */
    public void openWithReceipt(String id, String book) {
        em.persist(new Account(id, 100 + receipts.next(book), null));
    }

    /** Calls a replicated bean that complains in a transaction of its own, and keeps the complaint. */
    public void openWithComplaint(String id, String book) {
        try {
            receipts.complain(book);
        } catch (ShortOfMoneyException e) {
            em.persist(new Note(id, String.valueOf(e.getMessage())));
        }
    }

    /** Calls itself as {@code this}, which no container sees. */
    public void openBySelf(String id) {
        this.open(id, 7);
    }

    @Asynchronous
    public Future<@Nullable Void> openLater(String id, long balance) {
        Witness.saw(id, playback.isReplaying(), transactions.getTransactionKey());
        em.persist(new Account(id, balance, null));
        if (em.find(Note.class, "stop") != null) {
            LateRollback.in(transactions, em, id);
        }
        return new jakarta.ejb.AsyncResult<>(null);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void openIfThereIsTransaction(String id) {
        em.persist(new Account(id, 0, null));
    }

    public void openUnlessStopped(String id) {
        if (em.find(Note.class, "stop") != null) {
            throw new IllegalStateException("stopped by a note");
        }
        em.persist(new Account(id, 0, null));
    }

    public void add(String id, long amount) {
        Witness.saw(id, playback.isReplaying(), transactions.getTransactionKey());
        em.find(Account.class, id).add(amount);
    }

    /** Changes rows behind the back of the persistence context. */
    public void doubleAll(String prefix) {
        em.createQuery("UPDATE Account a SET a.balance = a.balance * 2 WHERE a.id LIKE :prefix")
                .setParameter("prefix", prefix + "%")
                .executeUpdate();
    }
}
