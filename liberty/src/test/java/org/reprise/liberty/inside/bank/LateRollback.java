package org.reprise.liberty.inside.bank;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Rolls a transaction back when everybody else has done what they do before completion: it stands for a commit that the database
 * refuses. Tells the {@link Witness} whether the row of the event, or of the position, had been written.
 */
final class LateRollback implements Synchronization {
    private final TransactionSynchronizationRegistry transactions;
    private final EntityManager em;
    private final String id;

    private LateRollback(TransactionSynchronizationRegistry transactions, EntityManager em, String id) {
        this.transactions = transactions;
        this.em = em;
        this.id = id;
    }

    static void in(TransactionSynchronizationRegistry transactions, EntityManager em, String id) {
        transactions.registerInterposedSynchronization(new LateRollback(transactions, em, id));
    }

    @Override
    public void beforeCompletion() {
        long captured = number("SELECT COUNT(*) FROM REPRISE_CAPTURED");
        long position = number("SELECT SEQ FROM REPRISE_POSITION");
        Witness.saw(id + " captured " + captured + " position " + position, false, transactions.getTransactionKey());
        transactions.setRollbackOnly();
    }

    /** Without a flush: EclipseLink has had its last one, and would insert everything again. */
    private long number(String sql) {
        Object found =
                em.createNativeQuery(sql).setFlushMode(FlushModeType.COMMIT).getSingleResult();
        return ((Number) found).longValue();
    }

    @Override
    public void afterCompletion(int status) {}
}
