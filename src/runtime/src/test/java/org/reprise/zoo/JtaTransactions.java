package org.reprise.zoo;

import java.util.function.Supplier;
import org.reprise.jdbc.Transactions;

/** {@link Transactions} in real JTA. */
public final class JtaTransactions implements Transactions {
    @Override
    public <T> T call(Supplier<T> work) {
        try {
            return ZooTransactions.inNew(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The transaction did not commit: " + e, e);
        }
    }
}
