package org.reprise.role;

import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;
import org.reprise.ack.TransactionEnd;
import org.reprise.jdbc.Transactions;
import org.reprise.replay.BeanCaller;
import org.reprise.transfer.Transport;

/**
 * What a site needs of the container it runs in.
 *
 * @param dataSource   the application's own
 * @param transactions new transactions on it
 * @param registry     what the present transaction is
 * @param beans        calls the application's beans
 * @param transport    carries messages to other sites
 * @param end          what is to be done behind the end of the present transaction
 */
public record Container(
        DataSource dataSource,
        Transactions transactions,
        TransactionSynchronizationRegistry registry,
        BeanCaller beans,
        Transport transport,
        TransactionEnd end) {

    /** One in which no call waits for other sites. */
    public Container(
            DataSource dataSource,
            Transactions transactions,
            TransactionSynchronizationRegistry registry,
            BeanCaller beans,
            Transport transport) {
        this(dataSource, transactions, registry, beans, transport, TransactionEnd.NONE);
    }

    /** The same with another way to other sites. */
    Container sendingBy(Transport other) {
        return new Container(dataSource, transactions, registry, beans, other, end);
    }
}
