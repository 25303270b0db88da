package org.reprise.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.reprise.proof.Value;

/** Sets the references that were null at first. For one chunk and one thread, in the transaction of the connection. */
final class LateReferences implements AutoCloseable {
    private static final int BATCH = 1000;

    private final List<TargetTable.Place> late;
    private final List<TargetTable.Place> key;
    private final PreparedStatement update;
    private int waiting;

    LateReferences(Connection connection, TargetTable table) throws SQLException {
        late = table.places(table.late().stream().sorted().toList());
        key = table.places(table.key());
        update = connection.prepareStatement("UPDATE " + table.table().name() + " SET "
                + late.stream().map(place -> place.column().name() + " = ?").collect(Collectors.joining(", "))
                + " WHERE "
                + key.stream().map(place -> place.column().name() + " = ?").collect(Collectors.joining(" AND ")));
    }

    /** @param values in the shared forms */
    void set(Value[] values) throws SQLException {
        if (late.stream().allMatch(place -> values[place.at()].equals(Value.NULL))) {
            return;
        }
        int parameter = 1;
        for (TargetTable.Place place : late) {
            place.column().bind(update, parameter++, values[place.at()]);
        }
        for (TargetTable.Place place : key) {
            place.column().bind(update, parameter++, values[place.at()]);
        }
        update.addBatch();
        if (++waiting == BATCH) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (waiting > 0) {
            update.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        update.close();
    }
}
