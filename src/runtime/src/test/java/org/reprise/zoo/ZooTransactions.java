package org.reprise.zoo;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionManagerImple;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Callable;

/** Real JTA transactions, as a container's: Narayana, one for this JVM, with nothing on disk. */
public final class ZooTransactions {
    private static final TransactionManager MANAGER;
    private static final TransactionSynchronizationRegistry REGISTRY = new TransactionSynchronizationRegistryImple();

    static {
        for (String store : new String[] {null, "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreType(VolatileStore.class.getName());
        }
        BeanPopulator.getDefaultInstance(CoordinatorEnvironmentBean.class).setTransactionStatusManagerEnable(false);
        MANAGER = new TransactionManagerImple();
    }

    private ZooTransactions() {}

    public static TransactionManager manager() {
        return MANAGER;
    }

    public static TransactionSynchronizationRegistry registry() {
        return REGISTRY;
    }

    /**
     * In a transaction of its own, as REQUIRES_NEW: a runtime exception of the work rolls it back, another commits it.
     *
     * @throws jakarta.transaction.RollbackException when it does not commit although the work was done
     */
    public static <T> T inNew(Callable<T> work) throws Exception {
        var suspended = MANAGER.suspend();
        try {
            MANAGER.begin();
            T result;
            try {
                result = work.call();
            } catch (RuntimeException | Error e) {
                MANAGER.rollback();
                throw e;
            } catch (Exception e) {
                MANAGER.commit();
                throw e;
            }
            MANAGER.commit();
            return result;
        } finally {
            if (suspended != null) {
                MANAGER.resume(suspended);
            }
        }
    }
}
