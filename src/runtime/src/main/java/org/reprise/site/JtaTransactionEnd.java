package org.reprise.site;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.TransactionEnd;

/**
 * The end of a container's transaction. Jakarta Transactions runs interposed synchronizations first and those of the JPA provider later,
 * in the order of their registration: to come last, one registers with the transaction itself, as late as that. Liberty's own factory
 * gives its manager; where it is not there, the work is interposed, and runs before the JPA provider's cache knows of the commit.
 */
final class JtaTransactionEnd implements TransactionEnd {
    private static final Logger LOG = Logger.getLogger(JtaTransactionEnd.class.getName());
    private static final String FACTORY = "com.ibm.tx.jta.TransactionManagerFactory";

    private final TransactionSynchronizationRegistry registry;
    private final @Nullable TransactionManager manager;

    JtaTransactionEnd(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
        this.manager = manager();
    }

    private static @Nullable TransactionManager manager() {
        try {
            Class<?> factory = Class.forName(FACTORY, true, JtaTransactionEnd.class.getClassLoader());
            return (TransactionManager)
                    factory.getMethod("getTransactionManager").invoke(null);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            LOG.log(Level.FINE, e, () -> "There is no " + FACTORY);
            return null;
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        Synchronization last = new Committed(work);
        if (manager == null) {
            registry.registerInterposedSynchronization(last);
            return;
        }
        try {
            manager.getTransaction().registerSynchronization(last);
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException("The transaction takes nothing that is to follow it: " + e.getMessage(), e);
        }
    }

    private record Committed(Runnable work) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing is to be done before
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        }
    }
}
