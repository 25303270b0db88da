package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.TableCatalog;
import org.reprise.statement.StatementTable;

/** The tables whose rows statements change, as the mappings of one persistence unit and its database know them. Safe for threads. */
final class StatementTables {
    private static final Logger LOG = Logger.getLogger(StatementTables.class.getName());

    private final TableCatalog catalog = new TableCatalog();
    private final KnownTables<StatementTable> tables;

    StatementTables(Clock clock) {
        this.tables = new KnownTables<>(clock);
    }

    /** Empty when it is none of the site, such as a temporary one. */
    Optional<StatementTable> of(String named, AbstractSession session, Connection connection) throws SQLException {
        StatementTable known = tables.get(named);
        if (known == null) {
            catalog.forget();
            try {
                known = read(named, catalog.table(connection, named), session, connection);
            } catch (RowsRefusedException e) {
                LOG.log(Level.FINE, e, () -> "No table of the site: " + named);
                return Optional.empty();
            }
            tables.put(named, known);
        }
        return Optional.of(known);
    }

    private StatementTable read(String named, TableCatalog.Table table, AbstractSession session, Connection connection)
            throws SQLException {
        String name = named;
        Set<String> key = Set.of();
        Set<String> columns = new TreeSet<>();
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseTable each : descriptor.getTables()) {
                String qualified = each.getQualifiedName().toUpperCase(Locale.ROOT);
                if (qualified.equals(named) || (isAlike(each, named) && is(qualified, table, connection))) {
                    MappedTable mapped = new MappedTable(descriptor, qualified);
                    name = qualified;
                    key = mapped.keyColumns();
                    columns.addAll(mapped.columns());
                }
            }
        }
        return StatementTable.read(name, table, key, columns, connection);
    }

    /** A statement may name the schema that is meant anyway, or the mapping may. */
    private static boolean isAlike(DatabaseTable mapped, String named) {
        String plain = mapped.getName().toUpperCase(Locale.ROOT);
        return named.equals(plain) || named.endsWith("." + plain);
    }

    private boolean is(String mapped, TableCatalog.Table table, Connection connection) throws SQLException {
        try {
            return catalog.table(connection, mapped).place().equals(table.place());
        } catch (RowsRefusedException e) {
            LOG.log(Level.FINE, e, () -> "No table of the site: " + mapped);
            return false;
        }
    }
}
