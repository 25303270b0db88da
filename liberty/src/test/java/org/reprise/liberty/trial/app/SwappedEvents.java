package org.reprise.liberty.trial.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Exchanges two captured events before the sealer gives them their places. */
final class SwappedEvents {
    private record Captured(long id, byte[] body, byte @Nullable [] evidence) {}

    private SwappedEvents() {}

    static void swap(DataSource source, Runnable first, Runnable second) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                // the sealer waits for it
                lock.executeUpdate("UPDATE REPRISE_HEAD SET ID = ID");
            }
            first.run();
            second.run();
            List<Captured> both = newestTwo(connection);
            write(connection, both.get(0).id(), both.get(1));
            write(connection, both.get(1).id(), both.get(0));
            connection.commit();
        }
    }

    private static List<Captured> newestTwo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT ID, BODY, EVIDENCE FROM REPRISE_CAPTURED ORDER BY ID DESC")) {
            List<Captured> newest = new ArrayList<>();
            while (newest.size() < 2 && rows.next()) {
                newest.add(new Captured(rows.getLong(1), rows.getBytes(2), rows.getBytes(3)));
            }
            return newest;
        }
    }

    private static void write(Connection connection, long id, Captured event) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE REPRISE_CAPTURED SET BODY = ?, EVIDENCE = ? WHERE ID = ?")) {
            update.setBytes(1, event.body());
            update.setBytes(2, event.evidence());
            update.setLong(3, id);
            update.executeUpdate();
        }
    }
}
