package org.reprise.network;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.api.Projection;
import org.reprise.api.ProjectionCleared;
import org.reprise.api.ReplicatedEvent;

/** An example of a projection: what the messages say and where they have been, in a database of another shape, to be searched. */
@ApplicationScoped
public class ArchivePortal {
    private static final int MOST = 100;

    @Resource(lookup = "jdbc/portal")
    private DataSource source;

    void seen(@Observes @Projection("portal") ReplicatedEvent event) throws SQLException {
        if (event.status() == ReplicatedEvent.Status.FAILED) {
            return;
        }
        for (ReplicatedEvent.Call call : event.calls()) {
            if (call.exception() == null && call.name().equals("network.accept")) {
                accepted(arguments(call));
            } else if (call.exception() == null && call.name().equals("network.pass")) {
                JsonArray arguments = arguments(call);
                update(
                        "UPDATE PORTAL_MESSAGE SET PASSAGES = PASSAGES + 1, LAST_POINT = ? WHERE MESSAGE_ID = ?",
                        arguments.getString(1),
                        arguments.getString(0));
            }
        }
    }

    void cleared(@Observes @Projection("portal") ProjectionCleared anew) throws SQLException {
        update("DELETE FROM PORTAL_MESSAGE");
    }

    /** A message that is here already stays as it is, as in the network. */
    private void accepted(JsonArray arguments) throws SQLException {
        String id = arguments.getString(0);
        JsonObject handIn = arguments.getJsonObject(1);
        if (query("WHERE MESSAGE_ID = ?", id).isEmpty()) {
            update(
                    "INSERT INTO PORTAL_MESSAGE (MESSAGE_ID, CONNECTOR, DESTINATION, MESSAGE_TEXT, PASSAGES, LAST_POINT)"
                            + " VALUES (?, ?, ?, ?, 0, '')",
                    id,
                    handIn.getString("connector"),
                    handIn.getString("destination"),
                    handIn.getString("text"));
        }
    }

    /** The messages that have this in their text, at most a hundred. */
    public List<PortalMessage> find(String text) {
        try {
            return query("WHERE MESSAGE_TEXT LIKE ? ORDER BY MESSAGE_ID", "%" + text + "%");
        } catch (SQLException e) {
            throw new IllegalStateException("The archive portal cannot be read: " + e.getMessage(), e);
        }
    }

    private List<PortalMessage> query(String where, String parameter) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT MESSAGE_ID, CONNECTOR, DESTINATION, MESSAGE_TEXT, PASSAGES, LAST_POINT"
                                + " FROM PORTAL_MESSAGE " + where)) {
            statement.setString(1, parameter);
            statement.setMaxRows(MOST);
            List<PortalMessage> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new PortalMessage(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            row.getString(6)));
                }
            }
            return found;
        }
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static JsonArray arguments(ReplicatedEvent.Call call) {
        try (JsonReader reader = Json.createReader(new StringReader(call.arguments()))) {
            return reader.readArray();
        }
    }
}
