package org.reprise.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.StoredZero;
import org.reprise.proof.Value;

/**
 * Inserts rows many at a time. To a server, one statement has many rows, which needs no setting of its driver; HSQLDB takes a batch of
 * single rows twice as fast, and H2 as fast. For one chunk and one thread, in the transaction of the connection.
 */
final class RowInserter implements AutoCloseable {
    /** Servers and drivers take some 30,000 parameters in a statement at least. */
    private static final int MAX_PARAMETERS = 4_000;

    private static final int MAX_ROWS = 500;

    /** Rows with large objects go when they have so many characters. */
    private static final long MAX_CHARS = 1 << 20;

    private final Connection connection;
    private final TargetTable table;
    private final List<TargetTable.Place> places;
    private final String head;
    private final boolean batches;
    private final int together;
    private final List<Value[]> rows = new ArrayList<>();
    private long chars;

    private final @Nullable StoredZero zero;

    /** For {@link #together} rows, or for each one of a batch. */
    private @Nullable PreparedStatement usual;

    RowInserter(Connection connection, TargetTable table) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.places = table.inserted();
        DatabaseMake make = DatabaseMake.of(connection);
        // else a column that is always numbered refuses the numbers; MariaDB has no such columns, and not these words
        boolean numbered = table.columns().identity();
        boolean told = numbered && make != DatabaseMake.MARIADB;
        zero = numbered && make == DatabaseMake.MARIADB ? new StoredZero(connection) : null;
        head = "INSERT INTO " + table.table().name()
                + places.stream().map(place -> place.column().name()).collect(Collectors.joining(", ", " (", ")"))
                + (told ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES ";
        batches = make == DatabaseMake.HSQLDB || make == DatabaseMake.H2;
        together = batches ? MAX_ROWS : Math.max(1, Math.min(MAX_ROWS, MAX_PARAMETERS / Math.max(1, places.size())));
    }

    /** Adds a row in the shared forms; the array may be used again. */
    void add(Value[] values) throws SQLException {
        rows.add(values.clone());
        for (Value value : values) {
            chars += value.text().length();
        }
        if (rows.size() == together || chars > MAX_CHARS) {
            flush();
        }
    }

    /** Inserts what was added. */
    void flush() throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (batches || rows.size() == together) {
            PreparedStatement statement = usual == null ? prepare(batches ? 1 : together) : usual;
            usual = statement;
            insert(statement);
        } else {
            try (PreparedStatement statement = prepare(rows.size())) {
                insert(statement);
            }
        }
        rows.clear();
        chars = 0;
    }

    private PreparedStatement prepare(int count) throws SQLException {
        String marks = "(" + String.join(", ", Collections.nCopies(places.size(), "?")) + ")";
        return connection.prepareStatement(head + String.join(", ", Collections.nCopies(count, marks)));
    }

    private void insert(PreparedStatement statement) throws SQLException {
        int parameter = 1;
        for (Value[] row : rows) {
            for (TargetTable.Place place : places) {
                Value value = table.late().contains(place.name()) ? Value.NULL : row[place.at()];
                place.column().bind(statement, parameter++, value);
            }
            if (batches) {
                statement.addBatch();
                parameter = 1;
            }
        }
        if (batches) {
            statement.executeBatch();
        } else {
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        try (StoredZero ended = zero;
                PreparedStatement closed = usual) {
            // both end here
        }
    }
}
