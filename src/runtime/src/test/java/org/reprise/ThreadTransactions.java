package org.reprise;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.reprise.jdbc.Transactions;

/** A container's transactions as a double: a stack of transactions a thread, with synchronizations and nothing behind them. */
public final class ThreadTransactions implements TransactionSynchronizationRegistry, Transactions {

    private static final class Open {
        final Object key = new Object();
        final Map<Object, Object> resources = new HashMap<>();
        final List<Synchronization> synchronizations = new ArrayList<>();
        boolean rollbackOnly;
    }

    private final ThreadLocal<Deque<Open>> open = ThreadLocal.withInitial(ArrayDeque::new);

    /** As the container does for REQUIRES_NEW: a runtime exception rolls back, a checked one commits. Who marks it gets no exception. */
    public <T> T inNew(Callable<T> work) throws Exception {
        Open own = new Open();
        open.get().push(own);
        T result = null;
        Exception thrown = null;
        try {
            result = work.call();
        } catch (Exception e) {
            thrown = e;
            own.rollbackOnly |= e instanceof RuntimeException;
        }
        boolean marked = own.rollbackOnly;
        boolean committed = complete(own);
        if (thrown != null) {
            throw thrown;
        }
        if (!committed && !marked) {
            throw new RollbackException("rolled back at commit");
        }
        return result;
    }

    private boolean complete(Open own) {
        RuntimeException failed = null;
        try {
            if (!own.rollbackOnly) {
                for (Synchronization each : own.synchronizations) {
                    each.beforeCompletion();
                }
            }
        } catch (RuntimeException e) {
            failed = e;
            own.rollbackOnly = true;
        }
        open.get().pop();
        int status = own.rollbackOnly ? Status.STATUS_ROLLEDBACK : Status.STATUS_COMMITTED;
        own.synchronizations.forEach(each -> each.afterCompletion(status));
        if (failed != null) {
            throw failed;
        }
        return status == Status.STATUS_COMMITTED;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        try {
            return inNew(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object getTransactionKey() {
        return open.get().isEmpty() ? null : open.get().peek().key;
    }

    @Override
    public void putResource(Object key, Object value) {
        open.get().element().resources.put(key, value);
    }

    @Override
    public Object getResource(Object key) {
        return open.get().element().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        open.get().element().synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        Open own = open.get().peek();
        if (own == null) {
            return Status.STATUS_NO_TRANSACTION;
        }
        return own.rollbackOnly ? Status.STATUS_MARKED_ROLLBACK : Status.STATUS_ACTIVE;
    }

    @Override
    public void setRollbackOnly() {
        open.get().element().rollbackOnly = true;
    }

    @Override
    public boolean getRollbackOnly() {
        return open.get().element().rollbackOnly;
    }
}
