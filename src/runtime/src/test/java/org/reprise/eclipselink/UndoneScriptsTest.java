package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.persistence.config.BatchWriting;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.RowUndo;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.TableCatalog;
import org.reprise.proof.WriteSet;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooOperation;
import org.reprise.zoo.ZooScripts;

/** What an application's transactions wrote is taken back by their evidence, one after the other, the newest first. */
final class UndoneScriptsTest {
    private static final int TRANSACTIONS = 80;

    /** What stands in the database before and after a transaction, and its evidence. */
    private record Done(List<ZooOperation> what, List<String> before, List<Change> changes) {}

    @ParameterizedTest
    @EnumSource
    void everyTransactionWithoutAnOpaqueStatementIsTakenBack(Make make) throws SQLException {
        takenBack(make, 1, Map.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = Make.class,
            names = {"POSTGRESQL", "MARIADB"})
    void soItIsWhereStatementsAreBatched(Make make) throws SQLException {
        takenBack(make, 4, Map.of(PersistenceUnitProperties.BATCH_WRITING, BatchWriting.JDBC));
    }

    private static void takenBack(Make make, long seed, Map<String, Object> properties) throws SQLException {
        List<List<ZooOperation>> script = ZooScripts.script(ZooScripts.repeatableTransactions(), seed, TRANSACTIONS);
        int opaque = 0;
        int undone = 0;
        try (ZooDatabase zoo = ZooDatabase.fresh(make, RepriseSessionCustomizer.class, properties);
                RowRecorder rows = RowRecorder.of(zoo).takingBefore()) {
            List<Done> run = new ArrayList<>();
            for (List<ZooOperation> transaction : script) {
                List<String> before = dump(zoo);
                List<Change> changes =
                        rows.changes(entities -> transaction.forEach(operation -> operation.accept(entities)));
                boolean isOpaque = changes.stream()
                        .anyMatch(change -> change instanceof OpaqueStatement statement && statement.count() > 0);
                if (isOpaque) {
                    // what came before it is not to be reached any more
                    opaque++;
                    run.clear();
                } else {
                    run.add(new Done(transaction, before, changes));
                }
                if (run.size() == 8) {
                    undone += undo(zoo, run);
                    run.clear();
                    zoo.factory().getCache().evictAll();
                }
            }
        }
        assertThat(undone).as("%d with an opaque statement", opaque).isGreaterThan(TRANSACTIONS / 4);
    }

    private static int undo(ZooDatabase zoo, List<Done> run) throws SQLException {
        List<Done> newestFirst = new ArrayList<>(run);
        Collections.reverse(newestFirst);
        for (Done done : newestFirst) {
            List<Change> sent =
                    EvidenceJson.decode(EvidenceJson.encode(done.changes()), WriteSet.proof(done.changes()));
            try (Connection connection = zoo.database().connect()) {
                RowUndo undo = new RowUndo(connection, new TableCatalog());
                undo.undo(sent);
                undo.prove();
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (RowsRefusedException e) {
                throw new AssertionError(done.what() + ": " + e.getMessage() + " " + done.changes(), e);
            }
            assertThat(dump(zoo)).as("%s", done.what()).isEqualTo(done.before());
        }
        return run.size();
    }

    /** All rows but those of generators, which are never taken back. */
    private static List<String> dump(ZooDatabase zoo) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = zoo.database().connect();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            String quote = connection.getMetaData().getIdentifierQuoteString().strip();
            for (String name : names) {
                if (!name.toUpperCase(Locale.ROOT).endsWith("_IDS")) {
                    rows(connection, quote + name + quote, all);
                }
            }
        }
        return all;
    }

    private static void rows(Connection connection, String table, List<String> all) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet found = select.executeQuery("SELECT * FROM " + table)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder(table);
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append('|').append(found.getString(i));
                }
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        all.addAll(rows);
    }
}
