package org.reprise.liberty.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.reprise.liberty.Database;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * Where the copies of a comparison have their rows, on one make.
 *
 * @param folder for embedded ones
 */
record SpeedDatabases(Make make, Path folder) {

    /** What the database's own replication reads and writes. */
    record Published(Database publisher, Database copy) {}

    /** Of a primary. */
    Database primary(String name) {
        return make == Make.H2 ? h2(name) : database(make.fresh());
    }

    /** Of a copy, which has a server of its own. */
    Database copy(String name) {
        return switch (make) {
            case POSTGRESQL -> database(Make.postgresElsewhere());
            case MARIADB -> database(Make.mariaDbWith());
            case H2 -> h2(name);
            case HSQLDB -> throw new IllegalArgumentException("There is no comparison on " + make);
        };
    }

    /** None where the make has no replication of its own. */
    Optional<Published> published() {
        return switch (make) {
            case POSTGRESQL ->
                Optional.of(new Published(
                        database(Make.postgresElsewhere("wal_level=logical")), database(Make.postgresElsewhere())));
            case MARIADB ->
                Optional.of(new Published(
                        database(Make.mariaDbWith(BinlogReplication.PUBLISHER)),
                        database(Make.mariaDbWith(BinlogReplication.COPY))));
            case H2, HSQLDB -> Optional.empty();
        };
    }

    OwnReplication begin(Published published) throws InterruptedException {
        return make == Make.POSTGRESQL
                ? LogicalReplication.begin(published.publisher(), published.copy())
                : BinlogReplication.begin(published.publisher(), published.copy());
    }

    private Database database(TestDatabase fresh) {
        return new Database(Database.Make.valueOf(make.name()), fresh.url(), fresh.user(), fresh.password());
    }

    /** Which others may look into. */
    private Database h2(String name) {
        String url = "jdbc:h2:file:" + folder.resolve("h2-" + name).toAbsolutePath()
                + ";WRITE_DELAY=0;AUTO_SERVER=TRUE;LOCK_TIMEOUT=60000";
        return new Database(Database.Make.H2, url, "sa", "");
    }
}
