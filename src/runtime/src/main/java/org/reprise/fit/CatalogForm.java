package org.reprise.fit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.reprise.jdbc.DatabaseMake;

/** How a make of database writes its catalog. For one connection. */
interface CatalogForm {

    static CatalogForm of(Connection connection) throws SQLException {
        return switch (DatabaseMake.of(connection)) {
            case H2 -> new H2Form(connection);
            case HSQLDB -> new HsqldbForm(connection);
            case POSTGRESQL -> new PostgresForm(connection);
            case MARIADB -> new MariaDbForm(connection);
        };
    }

    /** @param row of INFORMATION_SCHEMA.COLUMNS */
    ColumnDefinition column(CatalogRow row) throws SQLException;

    /** What triggers do beyond what INFORMATION_SCHEMA.TRIGGERS says, by table and trigger, in upper case with a point between. */
    default Map<String, String> triggerBodies(String schema) throws SQLException {
        return Map.of();
    }

    /** Of the database and the driver. */
    SortedMap<Setting, String> settings() throws SQLException;
}
