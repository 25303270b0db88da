package org.reprise.testing;

import java.nio.file.Path;
import java.util.List;

/** The makes of database that tests run on. */
public enum Make {
    H2("H2", "org.h2.Driver"),
    HSQLDB("HSQLDB", "org.hsqldb.jdbc.JDBCDriver"),
    POSTGRESQL("PostgreSQL", "org.postgresql.Driver"),
    MARIADB("MariaDB", "org.mariadb.jdbc.Driver");

    private final String title;
    private final String driver;

    Make(String title, String driver) {
        this.title = title;
        this.driver = driver;
    }

    /** Name of the JDBC driver's class. */
    public String driver() {
        return driver;
    }

    /**
     * A new, empty database of this make, which lives as long as this JVM. The first call for a server make starts the
     * server.
     *
     * @throws org.opentest4j.TestAbortedException when the server is not installed on this machine: the test is skipped;
     *     with {@code CI=true} an {@link AssertionError} instead
     */
    public TestDatabase fresh() {
        return fresh(Place.LOOPBACK);
    }

    /** The same at a place, which has its own server of a server make. */
    public TestDatabase fresh(Place place) {
        return switch (this) {
            case H2 -> h2(Workspace.folder("h2"));
            case HSQLDB -> hsqldb(Workspace.folder("hsqldb"));
            case POSTGRESQL -> PostgresServer.running(place).fresh();
            case MARIADB -> MariaDbServer.running(place).fresh();
        };
    }

    /** As {@link #fresh}, on a second server of MariaDB, of whose schemas the first knows nothing. */
    public static TestDatabase mariaDbElsewhere() {
        return MariaDbServer.another().fresh();
    }

    /**
     * A new database on a MariaDB server of its own.
     *
     * @param options of that server, such as {@code --log-bin}
     */
    public static TestDatabase mariaDbWith(String... options) {
        return MariaDbServer.start(Place.LOOPBACK, List.of(options)).fresh();
    }

    /**
     * A new database on a PostgreSQL server of its own.
     *
     * @param settings of that server, such as {@code wal_level=logical}
     */
    public static TestDatabase postgresElsewhere(String... settings) {
        return PostgresServer.another(List.of(settings)).fresh();
    }

    /** An H2 database in files of this folder. Without a write delay: a commit survives the death of the process. */
    public static TestDatabase h2(Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("site") + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000;DB_CLOSE_DELAY=-1";
        return new TestDatabase(H2, url, "sa", "");
    }

    /** An HSQLDB database in files of this folder, with row versions, and synchronized to disk at each commit. */
    public static TestDatabase hsqldb(Path folder) {
        return hsqldb(folder, "mvcc");
    }

    /** The same with another transaction model: {@code locks}, {@code mvlocks} or {@code mvcc}. */
    public static TestDatabase hsqldb(Path folder, String transactionModel) {
        String url = "jdbc:hsqldb:file:" + folder.resolve("site") + ";hsqldb.tx=" + transactionModel
                + ";hsqldb.write_delay=false";
        return new TestDatabase(HSQLDB, url, "SA", "");
    }

    @Override
    public String toString() {
        return title;
    }
}
