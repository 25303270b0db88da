package org.reprise.log;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.jdbc.EventLogException;

/**
 * The tables of the event log, in the application's database. Call it outside any transaction, before anything else of
 * the log.
 */
public final class Schema {

    /** In the order in which they are run. */
    private static final List<String> FILES =
            List.of("V1__event_log.sql", "V2__reigns.sql", "V3__quarantine.sql", "V4__resubmitted.sql");

    /** Flyway's own table; it is apart from the application's migrations. */
    static final String HISTORY = "REPRISE_SCHEMA_HISTORY";

    static final Map<String, List<String>> TABLES = tables(
            "REPRISE_CAPTURED ID EPOCH BODY EVIDENCE",
            "REPRISE_HEAD ID EPOCH NEXT_SEQ LAST_HASH",
            "REPRISE_OPEN_STATUS KIND SUBJECT AGE_MS STATUS EPOCH SEQ DUE_MS",
            "REPRISE_PORTIONS FIRST_SEQ LAST_SEQ EPOCH PREVIOUS_HASH HASH SEALED_MS SIZE_BYTES BYTES",
            "REPRISE_EVIDENCE FIRST_SEQ LAST_SEQ KEPT_MS BYTES",
            "REPRISE_DIFFERENCE ID EPOCH SEQ NAME PLACE COLUMN_NAME THERE HERE FOUND_MS",
            "REPRISE_DOUBT EPOCH SEQ FOUND_MS BYTES",
            "REPRISE_DEMOTED NAME REASON DEMOTED_MS APP_VERSION",
            "REPRISE_SETTING NAME SETTING",
            "REPRISE_POSITION ID EPOCH SEQ MOVED_MS",
            "REPRISE_PARKED EPOCH SEQ NAME REASON TRIES PARKED_MS",
            "REPRISE_AUDIT ID AT_MS WHO ACT SUBJECT REASON",
            "REPRISE_LEASE ID HOLDER SERVER SEQ NOTE",
            "REPRISE_SERVER ID SERVER BEAT STARTED_MS",
            "REPRISE_RELAY ID AT_MS BYTES",
            "REPRISE_REIGN EPOCH PREVIOUS_EPOCH FIRST_SEQ PREVIOUS_HASH PRIMARY_SITE BEGUN_MS PROMOTED_BY REASON",
            "REPRISE_PROMISE ID EPOCH PRIMARY_SITE PROMISED_MS",
            "REPRISE_QUARANTINE ORIGIN EPOCH SEQ HASH NAMES CALLER CAPTURED_MS BODY EVIDENCE QUARANTINED_MS QUARANTINED_WHY UNDONE STATE"
                    + " DECIDED_MS DECIDED_BY REASON SUBMITTED_EPOCH SUBMITTED_SEQ",
            "REPRISE_RESUBMITTED ORIGIN EPOCH SEQ AT_MS",
            "REPRISE_SEED ID SEED_ID SOURCE STATE EPOCH SEQ PORTION_EPOCH PORTION_SEQ PORTION_HASH BEGUN_MS ENDED_MS REASON",
            "REPRISE_SEED_CHUNK CHUNK PASS LOADED HASH",
            "REPRISE_REMOVED ID EPOCH SEQ HASH",
            "REPRISE_SITE NAME SEQ HEARD_MS SEEDING_MS REASON");

    private static final List<String> ONE_ROW_TABLES =
            List.of("REPRISE_HEAD", "REPRISE_LEASE", "REPRISE_POSITION", "REPRISE_PROMISE", "REPRISE_REMOVED");

    /** Which of the files makes a table, by its place; of those that are not named it is the first. */
    private static final Map<String, Integer> LATER =
            Map.of("REPRISE_REIGN", 1, "REPRISE_PROMISE", 1, "REPRISE_QUARANTINE", 2, "REPRISE_RESUBMITTED", 3);

    private final DataSource source;
    private final DatabaseMake make;

    /** @throws EventLogException when the database cannot be reached or is of an unknown make */
    public Schema(DataSource source) {
        this.source = source;
        this.make = DatabaseMake.of(source);
    }

    /**
     * Creates what is missing, and verifies it. Does nothing where the tables were made by hand.
     *
     * @throws SchemaMissingException when it could not; it says what is missing and what to run by hand
     */
    public void migrate() {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        try {
            Flyway.configure(new FlywayLoader())
                    .dataSource(source)
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion(String.valueOf(done(missing)))
                    .resourceProvider(new ShippedScripts(scripts(make)))
                    .javaMigrationClassProvider(List::of)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            refuse(missing(), e);
        }
        verify();
    }

    /**
     * Looks whether everything is there.
     *
     * @throws SchemaMissingException when not; it says what is missing and what to run by hand
     */
    public void verify() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            refuse(missing, null);
        }
    }

    /** The shipped files that create the tables, in their order. */
    static List<String> scripts(DatabaseMake make) {
        String folder = "/org/reprise/log/" + make.name().toLowerCase(Locale.ROOT) + "/";
        return FILES.stream().map(folder::concat).toList();
    }

    private void refuse(List<String> missing, @Nullable Throwable cause) {
        String why = cause == null ? "" : " They could not be created: " + firstLine(cause) + ".";
        throw new SchemaMissingException(
                "The event log's tables are not all in the database (" + make + "). Missing: "
                        + String.join(", ", missing) + "." + why + " Remedy: let an account with the right to create"
                        + " tables run " + filesOf(missing)
                        + " of the jar reprise-runtime, in the schema of the application's data source",
                missing,
                cause);
    }

    private String filesOf(List<String> missing) {
        List<String> files = scripts(make).stream()
                .skip(done(missing))
                .map(file -> file.substring(1))
                .toList();
        return files.size() == 1 ? "the file " + files.get(0) : "the files " + String.join(", then ", files);
    }

    /** How many files were run already, perhaps by hand: what they make is all there. */
    private static int done(List<String> missing) {
        return missing.stream()
                .mapToInt(each -> LATER.getOrDefault(each, 0))
                .min()
                .orElse(FILES.size());
    }

    private static String firstLine(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        Map<String, Set<String>> there = columns();
        TABLES.forEach((table, wanted) -> {
            Set<String> columns = there.get(table);
            if (columns == null) {
                missing.add(table);
            } else {
                wanted.stream()
                        .filter(column -> !columns.contains(column))
                        .forEach(column -> missing.add(table + "." + column));
            }
        });
        for (String table : ONE_ROW_TABLES) {
            if (there.getOrDefault(table, Set.of()).contains("ID")
                    && new Database(source)
                            .first("SELECT ID FROM " + table + " WHERE ID = 1", row -> row.getLong(1))
                            .isEmpty()) {
                missing.add("the row ID = 1 of " + table);
            }
        }
        return missing;
    }

    private Map<String, Set<String>> columns() {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            String pattern =
                    metaData.storesLowerCaseIdentifiers() && make != DatabaseMake.MARIADB ? "reprise%" : "REPRISE%";
            try (ResultSet found = metaData.getColumns(connection.getCatalog(), connection.getSchema(), pattern, "%")) {
                while (found.next()) {
                    columns.computeIfAbsent(upper(found.getString("TABLE_NAME")), table -> new TreeSet<>())
                            .add(upper(found.getString("COLUMN_NAME")));
                }
            }
            return columns;
        } catch (SQLException e) {
            throw new EventLogException("The event log's database does not tell its tables: " + e.getMessage(), e);
        }
    }

    /** Each name is followed by those of its columns. */
    private static Map<String, List<String>> tables(String... names) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String each : names) {
            List<String> words = List.of(each.split(" ", -1));
            tables.put(words.get(0), words.subList(1, words.size()));
        }
        return Collections.unmodifiableMap(tables);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
