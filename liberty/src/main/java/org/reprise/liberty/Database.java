package org.reprise.liberty;

import java.nio.file.Path;

/**
 * A site's database.
 *
 * @param make     what it is, which names its driver
 * @param url      JDBC URL
 * @param user     the account that owns the tables
 * @param password its password
 */
public record Database(Make make, String url, String user, String password) {

    /** The makes that are tested; the value is the artifact name of the driver. */
    public enum Make {
        H2("h2"),
        HSQLDB("hsqldb"),
        POSTGRESQL("postgresql"),
        MARIADB("mariadb-java-client");

        private final String driver;

        Make(String driver) {
            this.driver = driver;
        }

        String driver() {
            return driver;
        }
    }

    /**
     * Files of an H2 database in {@code folder}; every commit is written before it returns, only the site opens them, and a call that
     * waits for a row is not refused because the machine is busy.
     */
    public static Database h2(Path folder) {
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("h2")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000";
        return new Database(Make.H2, url, "sa", "");
    }

    /** Files of an HSQLDB database in {@code folder}; every commit is synced before it returns, readers do not block writers. */
    public static Database hsqldb(Path folder) {
        String url = "jdbc:hsqldb:file:" + folder.toAbsolutePath().resolve("hsqldb")
                + ";hsqldb.tx=mvcc;hsqldb.write_delay=false;hsqldb.default_table_type=cached";
        return new Database(Make.HSQLDB, url, "sa", "");
    }
}
