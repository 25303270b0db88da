package org.reprise.liberty.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.liberty.Database;

/**
 * W2 at the publisher, by the statement that the application's becomes: one that changes 10,000 rows.
 *
 * @param batch a name that no other one begins with
 */
record Expiries(OwnReplication own, int count, String batch) {
    private static final int ROWS = 10_000;

    /** Lays them ready at the subscriber; returns the end of the publisher's log behind the first. */
    long lay() throws InterruptedException {
        for (int i = 0; i < count; i++) {
            own.publisher()
                    .execute(
                            "INSERT INTO NETWORK_MESSAGE (MESSAGE_ID, CONNECTOR_KEY, DESTINATION_KEY, BATCH_KEY, BODY, AMOUNT,"
                                    + " STATUS, HOPS, ACCEPTED_AT, CHANGED_AT) SELECT CONCAT('" + name(i)
                                    + "-', n), 'c001', 'p001', '" + name(i)
                                    + "', 'Load message of batch " + name(i)
                                    + "', 10, 'ACCEPTED', 0, 1000, 1000 FROM " + numbers());
        }
        own.catchUp();
        own.hold();
        long first = 0;
        for (int i = 0; i < count; i++) {
            own.publisher()
                    .execute("UPDATE NETWORK_MESSAGE SET STATUS = 'EXPIRED', CHANGED_AT = 2000 WHERE BATCH_KEY = '"
                            + name(i) + "' AND STATUS = 'ACCEPTED' AND ACCEPTED_AT < 1001");
            first = i == 0 ? own.end() : first;
        }
        return first;
    }

    /** All numbers of the rows, as {@code n}. */
    private String numbers() {
        return own.publisher().data().make() == Database.Make.MARIADB
                ? "(SELECT seq AS n FROM seq_0_to_" + (ROWS - 1) + ") AS numbers"
                : "generate_series(0, " + (ROWS - 1) + ") AS numbers(n)";
    }

    /** @param first the end of the publisher's log behind the first; it is warm-up */
    Applied apply(long first) throws InterruptedException {
        String ids =
                IntStream.range(0, count).mapToObj(i -> "'" + name(i) + "-0'").collect(Collectors.joining(", "));
        return own.apply(
                first, "SELECT COUNT(*) FROM NETWORK_MESSAGE WHERE STATUS = 'EXPIRED' AND MESSAGE_ID IN (" + ids + ")");
    }

    private String name(int each) {
        return batch + "." + each;
    }
}
