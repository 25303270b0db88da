package org.reprise.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;
import org.reprise.jdbc.Transactions;

/** Container transactions. */
@ApplicationScoped
public class JtaTransactions implements Transactions {

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void run(Runnable work) {
        work.run();
    }
}
