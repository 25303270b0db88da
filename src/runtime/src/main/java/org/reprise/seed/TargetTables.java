package org.reprise.seed;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.compare.ApplicationTables;
import org.reprise.compare.SharedTable;
import org.reprise.compare.SiteTables;
import org.reprise.compare.TableShape;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.seed.TargetTable.Columns;

/** The application's tables at the site that is seeded. */
final class TargetTables {
    private final Connection connection;
    private final SiteTables tables;
    private final Map<String, TableShape> shapes = new TreeMap<>();
    private final Map<String, Columns> columns = new HashMap<>();
    private final LoadingOrder order;

    TargetTables(Connection connection, ApplicationTables application) throws SQLException {
        this.connection = connection;
        this.tables = new SiteTables(connection, application);
        List<Reference> references = new ArrayList<>();
        for (TableShape shape : tables.shapes()) {
            shapes.put(shape.name(), shape);
            columns.put(shape.name(), columns(shape.name()));
            references.addAll(Reference.of(connection, tables, shape.name()));
        }
        order = LoadingOrder.of(shapes.keySet(), references, this::mayBeLate);
    }

    /** A column of the key cannot be null, so a row that is updated later is found by its key. */
    private boolean mayBeLate(Reference reference) {
        TableShape shape = shapes.get(reference.child());
        return shape != null
                && !shape.key().isEmpty()
                && reference.columns().stream()
                        .anyMatch(special(reference.child()).nullable()::contains);
    }

    private Columns columns(String name) throws SQLException {
        Set<String> nullable = new TreeSet<>();
        Set<String> computed = new TreeSet<>();
        Set<String> numbered = new TreeSet<>();
        tables.table(name).place().columns(connection, row -> {
            String column = row.getString("COLUMN_NAME").toUpperCase(Locale.ROOT);
            if (row.getInt("NULLABLE") == DatabaseMetaData.columnNullable) {
                nullable.add(column);
            }
            if ("YES".equals(row.getString("IS_AUTOINCREMENT"))) {
                numbered.add(column);
            } else if ("YES".equals(row.getString("IS_GENERATEDCOLUMN"))) {
                computed.add(column);
            }
        });
        return new Columns(nullable, computed, !numbered.isEmpty());
    }

    private Columns special(String table) {
        return columns.getOrDefault(table, new Columns(Set.of(), Set.of(), false));
    }

    /** How many rows each table has that has any. */
    SortedMap<String, Long> rows() throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (String name : order.tables()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT COUNT(*) FROM " + tables.table(name).name())) {
                row.next();
                if (row.getLong(1) > 0) {
                    rows.put(name, row.getLong(1));
                }
            }
        }
        return rows;
    }

    /**
     * Those of a seed, parents first.
     *
     * @throws SeedException when a table or a column of the source is missing here
     */
    List<TargetTable> of(SeedManifest manifest) throws SQLException {
        Map<String, SeedTable> seeded = new TreeMap<>();
        for (SeedTable table : manifest.tables()) {
            seeded.put(table.name(), table);
            TableShape here = shapes.get(table.name());
            Set<String> lacking = new TreeSet<>(table.shape().columns().keySet());
            lacking.removeAll(here == null ? Set.of() : here.columns().keySet());
            if (here == null || !lacking.isEmpty()) {
                throw new SeedException(
                        "This site's database lacks " + (here == null ? "" : "the columns " + lacking + " of ")
                                + "the table " + table.name() + ", which site '" + manifest.source()
                                + "' has: create what is missing, then seed",
                        null);
            }
        }
        List<TargetTable> ordered = new ArrayList<>();
        for (String name : order.tables()) {
            SeedTable table = seeded.get(name);
            TableShape here = shapes.get(name);
            if (table != null && here != null) {
                SharedTable shared = SharedTable.of(here, table.shape());
                ordered.add(new TargetTable(
                        table,
                        tables.table(name),
                        new SharedTable(name, shared.columns(), List.of()),
                        here.key(),
                        special(name),
                        order.lateColumns(name, special(name).nullable())));
            }
        }
        return ordered;
    }

    /** Statements that take all rows away. */
    List<String> emptying() throws SQLException {
        return emptying(order.tables());
    }

    /** Statements that take the rows of these tables away: what is set late goes first, then children before parents. */
    List<String> emptying(Collection<String> names) throws SQLException {
        List<String> statements = new ArrayList<>();
        List<String> deletes = new ArrayList<>();
        for (String name : order.tables()) {
            if (!names.contains(name)) {
                continue;
            }
            Table table = tables.table(name);
            for (String each : order.lateColumns(name, special(name).nullable())) {
                String column = table.column(each).name();
                statements.add(
                        "UPDATE " + table.name() + " SET " + column + " = NULL WHERE " + column + " IS NOT NULL");
            }
            deletes.add(0, "DELETE FROM " + table.name());
        }
        statements.addAll(deletes);
        return statements;
    }
}
