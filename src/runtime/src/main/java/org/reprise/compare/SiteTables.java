package org.reprise.compare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.TableCatalog;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.TablePlace;

/**
 * The application's tables: all in the schema of its data source, and in other schemas those that entities are mapped to. Each is called
 * as events call it, with the schema that its mapping names. For one thread.
 */
public final class SiteTables {
    /** Of the event log, and of what migrates schemas. */
    private static final String LOG = "REPRISE_";

    private static final Set<String> HISTORIES =
            Set.of("FLYWAY_SCHEMA_HISTORY", "SCHEMA_VERSION", "DATABASECHANGELOG", "DATABASECHANGELOGLOCK");

    private static final Logger LOGGER = Logger.getLogger(SiteTables.class.getName());

    private final Connection connection;
    private final ApplicationTables application;
    private final TableCatalog catalog = new TableCatalog();
    private @Nullable SortedMap<String, TablePlace> known;

    public SiteTables(Connection connection, ApplicationTables application) {
        this.connection = connection;
        this.application = application;
    }

    /** By name. */
    public List<TableShape> shapes() throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        for (String name : places().keySet()) {
            shapes.add(shape(name));
        }
        return shapes;
    }

    /** @throws org.reprise.proof.RowsRefusedException when there is none */
    public Table table(String name) throws SQLException {
        return catalog.table(connection, name);
    }

    private TableShape shape(String name) throws SQLException {
        Table table = table(name);
        SortedMap<String, Form> columns = new TreeMap<>();
        table.columns().forEach((column, type) -> columns.put(column, Form.of(type)));
        Set<String> parents = new HashSet<>();
        table.place().references(connection, found -> parents.add(parent(found)));
        return new TableShape(name, columns, table.key(), parents);
    }

    /** What the table is called that a row of {@link TablePlace#references} refers to. */
    public String parent(ResultSet reference) throws SQLException {
        String name = reference.getString("PKTABLE_NAME");
        String catalog = reference.getString("PKTABLE_CAT");
        String schema = reference.getString("PKTABLE_SCHEM");
        for (Map.Entry<String, TablePlace> each : places().entrySet()) {
            if (each.getValue().is(catalog, schema, name)) {
                return each.getKey();
            }
        }
        return upper(name);
    }

    private SortedMap<String, TablePlace> places() throws SQLException {
        SortedMap<String, TablePlace> places = known;
        if (places == null) {
            places = read();
            known = places;
        }
        return places;
    }

    private SortedMap<String, TablePlace> read() throws SQLException {
        SortedMap<String, TablePlace> places = new TreeMap<>();
        Set<String> own = tables(connection.getCatalog(), connection.getSchema());
        for (String name : own) {
            String upper = upper(name);
            if (!upper.startsWith(LOG) && !HISTORIES.contains(upper) && !isGenerator(name)) {
                long alike =
                        own.stream().filter(each -> upper(each).equals(upper)).count();
                String called = alike == 1 || isMeant(upper, name) ? upper : TableCatalog.exact(name);
                places.put(called, table(called).place());
            }
        }
        for (String mapped : application.mapped()) {
            Optional<TablePlace> found = find(mapped);
            if (mapped.contains(".") && found.isPresent()) {
                // the mapping may name the schema that is meant anyway
                boolean known = places.values().remove(found.get());
                if (known || isTable(found.get())) {
                    places.put(mapped, found.get());
                }
            }
        }
        return places;
    }

    /** Of several that are told apart by case only. */
    private boolean isMeant(String upper, String name) throws SQLException {
        return find(upper).filter(place -> place.name().equals(name)).isPresent();
    }

    private Optional<TablePlace> find(String name) throws SQLException {
        try {
            return Optional.of(table(name).place());
        } catch (RowsRefusedException e) {
            LOGGER.log(Level.FINE, e, () -> "No one table of the site: " + name);
            return Optional.empty();
        }
    }

    private boolean isGenerator(String name) {
        return application.generators().contains(upper(name));
    }

    /** And no view. */
    private boolean isTable(TablePlace place) throws SQLException {
        return !isGenerator(place.name())
                && tables(place.catalog(), place.schema()).contains(place.name());
    }

    private Set<String> tables(@Nullable String catalog, @Nullable String schema) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet found =
                connection.getMetaData().getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (schema == null || schema.equals(found.getString("TABLE_SCHEM"))) {
                    names.add(found.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
