package org.reprise.role;

import java.util.function.Supplier;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.Position;

/** Transactions that are refused once another server of this site has replayed on: then the rows are not those compared. */
record StayingTransactions(SiteParts parts, Position position) implements Transactions {

    @Override
    public <T> T call(Supplier<T> work) {
        return parts.transactions().call(() -> {
            parts.log().position().advance(position, position, parts.clock().instant());
            return work.get();
        });
    }
}
