package org.reprise.liberty.early.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import org.reprise.api.NotPrimaryException;

/** A replicated call after the first rows, in a transaction that it begins by itself. */
@Singleton
@Startup
@DependsOn("FirstRows")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstCall {
    @EJB
    private Terms terms;

    @Resource
    private UserTransaction transaction;

    @PostConstruct
    void call() {
        if (FirstRows.writes()) {
            try {
                transaction.begin();
                call(terms);
            } catch (NotSupportedException
                    | SystemException
                    | HeuristicMixedException
                    | HeuristicRollbackException
                    | RollbackException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void call(Terms replicated)
            throws SystemException, HeuristicMixedException, HeuristicRollbackException, RollbackException {
        try {
            replicated.add(37, "called");
            transaction.commit();
        } catch (NotPrimaryException secondary) {
            transaction.rollback(); // it comes by replay
        }
    }
}
