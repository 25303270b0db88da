package org.reprise.catchup;

import java.sql.SQLException;
import java.util.List;
import org.reprise.proof.Change;
import org.reprise.testing.TestDatabase;

/** Calls for a benchmark, and the rows that each of them writes. For one thread. */
public interface Workload {

    /**
     * One call.
     *
     * @param arguments as JSON
     */
    record Done(String arguments, List<Change> changes) {}

    /** What comes next; the tables are left as they are. */
    Done next();

    /** {@code transfers} or {@code orders}, with its tables made and filled. */
    static Workload of(String name, TestDatabase database) throws SQLException {
        return switch (name) {
            case "transfers" -> new Transfers(database);
            case "orders" -> new Orders(database);
            default -> throw new IllegalArgumentException("Neither transfers nor orders: " + name);
        };
    }
}
