package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;

/** A persistence unit that is open and takes part in the container's transactions. */
public final class OpenUnit {
    private final AbstractSession session;

    private OpenUnit(AbstractSession session) {
        this.session = session;
    }

    /** What is done with a connection. */
    public interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    /** All, in the order in which they were opened. */
    public static List<OpenUnit> all() {
        return OpenUnits.sessions().stream()
                .filter(AbstractSession::hasExternalTransactionController)
                .map(OpenUnit::new)
                .toList();
    }

    /**
     * The tables of the entities of all units that are open, as {@link MappedColumns} names them. What joins entities has no rows without
     * them and is left out.
     */
    public static Set<String> entityTables() {
        return OpenUnits.sessions().stream()
                .flatMap(session -> session.getDescriptors().values().stream())
                .flatMap(descriptor -> descriptor.getTables().stream())
                .map(table -> table.getQualifiedName().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The names of those of this database that will never be open: they were to be opened when the application started and found no database,
     * and Liberty keeps that failure for them. Others are tried again.
     */
    public static List<String> failed(DatabaseAddress own) {
        return OpenUnits.begun().stream()
                .filter(DatabaseWait::opensAtStart)
                .filter(session -> DatabaseWait.source(session)
                        .filter(source -> own.equals(DatabaseAddress.of(source)))
                        .isPresent())
                .map(OpenUnit::name)
                .distinct()
                .toList();
    }

    /** That of the provider's session, unlike any other. */
    public String id() {
        return session.getName();
    }

    /** For people: the end of its id, before which Liberty puts where it was found. */
    public String name() {
        return name(session);
    }

    static String name(AbstractSession session) {
        String id = session.getName();
        String last = id.substring(id.lastIndexOf('/') + 1);
        return last.startsWith("_") ? last.substring(1) : last;
    }

    /** Uses the connection by which the unit would write in the calling thread's transaction. */
    public <T> T call(Use<T> use) throws SQLException {
        UnitOfWorkImpl unit = (UnitOfWorkImpl) session.getActiveUnitOfWork();
        if (!unit.isInTransaction()) {
            unit.beginEarlyTransaction();
        }
        Accessor accessor = unit.getAccessor();
        accessor.incrementCallCount(unit.getParent());
        try {
            return use.with((Connection) accessor.getDatasourceConnection());
        } finally {
            accessor.decrementCallCount();
        }
    }
}
