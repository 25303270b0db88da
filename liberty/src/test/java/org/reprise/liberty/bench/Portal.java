package org.reprise.liberty.bench;

import java.util.Map;
import java.util.TreeMap;
import org.reprise.liberty.LibertyServer;

/**
 * The archive portal of the reference application. It reads every event and writes a database of its own: work of an application that
 * neither the plain one nor the databases' own replication does. On the cores of a site that is measured it would count as Reprise's.
 */
final class Portal {

    /** Of a database that is not there, and that nobody makes: the projection says so, and tries again every second. */
    private static final String CONFIGURATION =
            "<server><dataSource id=\"no-portal\" jndiName=\"jdbc/no-portal\" type=\"java.sql.Driver\">"
                    + "<jdbcDriver libraryRef=\"portal-driver\"/>"
                    + "<properties URL=\"jdbc:h2:file:./no-portal;IFEXISTS=TRUE\" user=\"sa\" password=\"\"/>"
                    + "</dataSource></server>";

    private Portal() {}

    /** These settings of a site whose portal builds nothing. */
    static Map<String, String> settings(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.put("reprise.projection.portal.data-source", "jdbc/no-portal");
        return all;
    }

    /** Configures the server of such a site, which must be down. */
    static void close(LibertyServer server) {
        server.folder().override("no-portal", CONFIGURATION);
    }
}
