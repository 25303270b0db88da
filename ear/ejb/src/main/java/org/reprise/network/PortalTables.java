package org.reprise.network;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The archive portal's tables, in its own database; created where they are missing, outside any transaction. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PortalTables {
    @Resource(lookup = "jdbc/portal")
    private DataSource source;

    @PostConstruct
    void create() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS PORTAL_MESSAGE (MESSAGE_ID VARCHAR(64) NOT NULL PRIMARY KEY,"
                    + " CONNECTOR VARCHAR(64) NOT NULL, DESTINATION VARCHAR(64) NOT NULL, MESSAGE_TEXT VARCHAR(400)"
                    + " NOT NULL, PASSAGES INTEGER NOT NULL, LAST_POINT VARCHAR(64) NOT NULL)");
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of the archive portal cannot be created: " + e.getMessage(), e);
        }
    }
}
