package org.reprise.generator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.sequencing.NativeSequence;
import org.eclipse.persistence.sequencing.Sequence;
import org.eclipse.persistence.sequencing.TableSequence;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.reprise.api.RepriseException;

/**
 * Moves the generators of a site's database past all ids in its tables, before the site becomes a primary: replay inserts recorded
 * ids and does not advance the generators, so the first id of their own would collide. A generator is never moved back, and a
 * second time does nothing.
 *
 * <p>Knows the persistence units that were used since the server started. Call it outside any transaction, while nothing is
 * replayed and no call is served: some makes commit what is open when a generator is moved.
 */
public final class GeneratorAdvance {
    private static final Set<ServerSession> SESSIONS = ConcurrentHashMap.newKeySet();

    private final ServerSession session;
    private final GeneratorStatements statements;
    private final List<AdvancedGenerator> done = new ArrayList<>();

    private GeneratorAdvance(ServerSession session, Connection connection) {
        this.session = session;
        this.statements = new GeneratorStatements(connection, (DatabasePlatform) session.getDatasourcePlatform());
    }

    /**
     * Advances the generators of all persistence units.
     *
     * @return what was done, per generator; of {@code UUID} there is nothing to do
     * @throws RepriseException when a database refuses; generators before that one have been moved
     */
    public static List<AdvancedGenerator> advance() {
        List<AdvancedGenerator> all = new ArrayList<>();
        for (ServerSession session : SESSIONS) {
            all.addAll(advance(session));
        }
        return all;
    }

    /** The tables in which generators of these persistence units stand, in upper case: they are no business data. */
    public static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        SESSIONS.forEach(session -> tables.addAll(UsedGenerators.of(session).tables()));
        return tables;
    }

    static List<AdvancedGenerator> advance(ServerSession session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        try (Connection connection = (Connection) login.connectToDatasource(null, session)) {
            GeneratorAdvance advance = new GeneratorAdvance(session, connection);
            for (Map.Entry<Sequence, Set<DatabaseField>> used :
                    UsedGenerators.of(session).columns().entrySet()) {
                advance.advance(used.getKey(), used.getValue());
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return advance.done;
        } catch (SQLException e) {
            throw new RepriseException(
                    "The generators of persistence unit " + session.getName() + " cannot be advanced: "
                            + e.getMessage(),
                    e);
        }
    }

    private void advance(Sequence generator, Set<DatabaseField> columns) throws SQLException {
        Sequence giver = UsedGenerators.giver(generator);
        if (giver.shouldAcquireValueAfterInsert()) {
            for (DatabaseField column : columns) {
                identity(column);
            }
        } else if (giver instanceof TableSequence table) {
            table(generator.getName(), table, highest(columns));
        } else if (giver instanceof NativeSequence) {
            sequence(generator, giver.getQualified(generator.getName()), highest(columns));
        }
        session.getSequencingControl().initializePreallocated(generator.getName());
    }

    private void sequence(Sequence generator, String name, long highest) throws SQLException {
        // EclipseLink takes the value of a sequence for the last id of a block, or for the first one where it is told
        // to
        int block = generator.getPreallocationSize();
        boolean valueIsFirst = session.getPlatform().getDefaultSeqenceAtNextValue();
        long first = statements.takeFrom(name) + (valueIsFirst ? block : 1);
        boolean behind = first <= highest;
        if (behind) {
            statements.restart(name, highest + (valueIsFirst ? 1 : block));
            first = highest + 1;
        }
        add(name, "SEQUENCE", highest, first, behind);
    }

    private void table(String name, TableSequence table, long highest) throws SQLException {
        String where = " WHERE " + table.getNameFieldName() + " = ?";
        String counter = table.getCounterFieldName();
        long last = statements
                .number("SELECT " + counter + " FROM " + table.getQualifiedTableName() + where, name)
                .orElse(-1);
        if (last < 0) {
            statements.update(
                    "INSERT INTO " + table.getQualifiedTableName() + " (" + table.getNameFieldName() + ", " + counter
                            + ") VALUES (?, ?)",
                    name,
                    highest);
        } else if (last < highest) {
            statements.update(
                    "UPDATE " + table.getQualifiedTableName() + " SET " + counter + " = ?" + where + " AND " + counter
                            + " < ?",
                    highest,
                    name,
                    highest);
        }
        add(name, "TABLE", highest, Math.max(last, highest) + 1, last < highest);
    }

    private void identity(DatabaseField column) throws SQLException {
        DatabasePlatform platform = (DatabasePlatform) session.getDatasourcePlatform();
        String table = column.getTable().getQualifiedNameDelimited(platform);
        String name = column.getNameDelimited(platform);
        long highest = statements.highest(table, name).orElse(0);
        OptionalLong next = statements.nextIdentity(table, name);
        boolean behind = next.isPresent() && next.getAsLong() <= highest;
        if (behind) {
            statements.restartIdentity(table, name, highest + 1);
        }
        add(table + "." + name, "IDENTITY", highest, behind ? highest + 1 : next.orElse(0), behind);
    }

    private long highest(Set<DatabaseField> columns) throws SQLException {
        DatabasePlatform platform = (DatabasePlatform) session.getDatasourcePlatform();
        long highest = 0;
        for (DatabaseField column : columns) {
            String table = column.getTable().getQualifiedNameDelimited(platform);
            highest = Math.max(
                    highest,
                    statements.highest(table, column.getNameDelimited(platform)).orElse(0));
        }
        return highest;
    }

    private void add(String name, String kind, long highest, long next, boolean moved) {
        done.add(new AdvancedGenerator(session.getName(), name, kind, highest, next, moved));
    }

    /** Learns which persistence units there are. */
    static final class Listener extends SessionEventAdapter {
        @Override
        public void postLogin(SessionEvent event) {
            if (event.getSession() instanceof ServerSession server) {
                SESSIONS.add(server);
            }
        }

        @Override
        public void preLogout(SessionEvent event) {
            if (event.getSession() instanceof ServerSession server) {
                SESSIONS.remove(server);
            }
        }
    }
}
