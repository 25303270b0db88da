package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.ThreadTransactions;

/** Outside of Liberty, where the transaction's own manager is not to be had. */
class JtaTransactionEndTest {
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final JtaTransactionEnd end = new JtaTransactionEnd(transactions);
    private final List<String> done = new ArrayList<>();

    @Test
    void workIsDoneBehindTheCommitInItsThreadAndNotBehindARollback() throws Exception {
        transactions.inNew(() -> {
            end.afterCommit(() -> done.add(Thread.currentThread().getName()));
            assertThat(done).isEmpty();
            return "";
        });
        assertThat(done).containsExactly(Thread.currentThread().getName());

        transactions.inNew(() -> {
            end.afterCommit(() -> done.add("rolled back"));
            transactions.setRollbackOnly();
            return "";
        });
        assertThat(done).hasSize(1);
    }
}
