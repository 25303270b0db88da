package org.reprise.liberty.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * W2 at the publisher, by the statement that the application's becomes: one that changes 10,000 rows.
 *
 * @param batch a name that no other one begins with
 */
record Expiries(LogicalReplication postgres, int count, String batch) {
    private static final int ROWS = 10_000;

    /** Lays them ready at the subscriber; returns the end of the publisher's log behind the first. */
    long lay() throws InterruptedException {
        for (int i = 0; i < count; i++) {
            postgres.publisher()
                    .execute(
                            "INSERT INTO NETWORK_MESSAGE (MESSAGE_ID, CONNECTOR_KEY, DESTINATION_KEY, BATCH_KEY, BODY, AMOUNT,"
                                    + " STATUS, HOPS, ACCEPTED_AT, CHANGED_AT) SELECT '" + name(i)
                                    + "-' || i, 'c001', 'p001', '" + name(i)
                                    + "', 'Load message of batch " + name(i)
                                    + "', 10, 'ACCEPTED', 0, 1000, 1000 FROM generate_series(0, "
                                    + (ROWS - 1) + ") AS n(i)");
        }
        postgres.catchUp();
        postgres.hold();
        long first = 0;
        for (int i = 0; i < count; i++) {
            postgres.publisher()
                    .execute("UPDATE NETWORK_MESSAGE SET STATUS = 'EXPIRED', CHANGED_AT = 2000 WHERE BATCH_KEY = '"
                            + name(i) + "' AND STATUS = 'ACCEPTED' AND ACCEPTED_AT < 1001");
            first = i == 0 ? postgres.end() : first;
        }
        return first;
    }

    /** @param first the end of the publisher's log behind the first; it is warm-up */
    Applied apply(long first) throws InterruptedException {
        String ids =
                IntStream.range(0, count).mapToObj(i -> "'" + name(i) + "-0'").collect(Collectors.joining(", "));
        return postgres.apply(
                first, "SELECT COUNT(*) FROM NETWORK_MESSAGE WHERE STATUS = 'EXPIRED' AND MESSAGE_ID IN (" + ids + ")");
    }

    private String name(int each) {
        return batch + "." + each;
    }
}
