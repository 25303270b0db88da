package org.reprise.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.reprise.jdbc.EventLogException;

/** Whether a database runs inside this process, so that no other can have it open. */
public final class OwnProcess {

    private OwnProcess() {}

    /** False where it is not known. */
    public static boolean has(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return isOf(connection.getMetaData().getURL());
        } catch (SQLException e) {
            throw new EventLogException("The event log's database does not tell its URL: " + e.getMessage(), e);
        }
    }

    static boolean isOf(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:h2:")) {
            return !lower.startsWith("jdbc:h2:tcp:")
                    && !lower.startsWith("jdbc:h2:ssl:")
                    && !lower.contains("auto_server=true");
        }
        return lower.startsWith("jdbc:hsqldb:file:") || lower.startsWith("jdbc:hsqldb:mem:");
    }
}
