package org.reprise.liberty.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.liberty.Database;
import org.reprise.portion.Portion;

/** The portions of a site, read from its database while it runs. */
record SealedPortions(Database data) {

    /**
     * One portion with its events.
     *
     * @param evidence bytes of the rows that are kept beside it
     */
    record Opened(Portion portion, List<Event> events, long evidence) {
        boolean isAllOf(String name) {
            return events.stream().flatMap(event -> event.calls().stream()).allMatch(call -> call.name()
                    .equals(name));
        }
    }

    /** Those that begin behind this event, in order. */
    List<Opened> behind(long seq) {
        List<Opened> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(data.url(), data.user(), data.password());
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT P.BYTES, COALESCE(OCTET_LENGTH(E.BYTES), 0) FROM REPRISE_PORTIONS P"
                                + " LEFT JOIN REPRISE_EVIDENCE E ON E.FIRST_SEQ = P.FIRST_SEQ"
                                + " WHERE P.FIRST_SEQ > ? ORDER BY P.FIRST_SEQ")) {
            statement.setLong(1, seq);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Portion portion = Portion.parse(row.getBytes(1));
                    found.add(new Opened(
                            portion,
                            portion.bodies().stream().map(EventJson::decode).toList(),
                            row.getLong(2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The portions cannot be read", e);
        }
        return found;
    }
}
