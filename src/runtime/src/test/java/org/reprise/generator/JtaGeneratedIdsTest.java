package org.reprise.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.IdPlayer;
import org.reprise.proof.IdRecorder;
import org.reprise.proof.IdSource;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooOperation;
import org.reprise.zoo.ZooScripts;

/** As in a container: woven entities and JTA, where the blocks of a table generator are rolled back with the transaction. */
class JtaGeneratedIdsTest {
    private static final List<String> QUERIES = List.of(
            "SELECT ID, NAME FROM KEEPER",
            "SELECT ID, NAME FROM ANIMAL",
            "SELECT ID, KIND FROM TICKET",
            "SELECT ID, REASON, KEEPER_ID FROM VISIT");

    record Done(List<ZooOperation> operations, GeneratedIds ids) {}

    @BeforeEach
    void useTheThreads() {
        SiteIds.use(new ThreadIds());
    }

    @AfterEach
    void leaveNoSource() {
        SiteIds.stop();
    }

    @ParameterizedTest
    @CsvSource({"H2,POSTGRESQL,1", "POSTGRESQL,MARIADB,2", "MARIADB,HSQLDB,3", "HSQLDB,H2,4"})
    void replayGivesTheIdsOfThePrimary(Make first, Make second, long seed) throws SQLException {
        try (ZooDatabase primary = ZooDatabase.fresh(first, RepriseSessionCustomizer.class);
                ZooDatabase replica = ZooDatabase.fresh(second, RepriseSessionCustomizer.class)) {
            List<Done> log = new ArrayList<>();
            for (List<ZooOperation> operations : generating(seed)) {
                IdRecorder ids = new IdRecorder();
                if (log.size() % 4 == 3) {
                    tryAndRollBack(primary, operations);
                }
                run(primary, ids, operations);
                log.add(new Done(operations, ids.recorded()));
            }
            for (Done done : log) {
                run(replica, new IdPlayer(done.ids()), done.operations());
            }
            for (String query : QUERIES) {
                assertThat(rows(replica, query)).as(query).isEqualTo(rows(primary, query));
            }
            assertThat(log.stream().flatMap(done -> done.ids().byGenerator().keySet().stream()))
                    .contains("KEEPER_SEQ", "ANIMAL_IDS", "SEQ_GEN_IDENTITY", "SEQUENCE");
        }
    }

    /** Without specimens: those have their numbers from the calls. */
    private static List<List<ZooOperation>> generating(long seed) {
        return ZooScripts.script(ZooScripts.transactions(), seed, 150).stream()
                .map(operations -> operations.stream()
                        .filter(operation -> !operation.getClass().getName().contains("Specimen"))
                        .toList())
                .toList();
    }

    private static void run(ZooDatabase zoo, IdSource ids, List<ZooOperation> operations) {
        ThreadIds.during(ids, () -> zoo.run(entities -> operations.forEach(operation -> operation.accept(entities))));
    }

    /** The same, with ids that are lost. */
    private static void tryAndRollBack(ZooDatabase zoo, List<ZooOperation> operations) {
        try {
            ThreadIds.during(
                    new IdRecorder(),
                    () -> zoo.run(entities -> {
                        operations.forEach(operation -> operation.accept(entities));
                        throw new IllegalStateException("wanted");
                    }));
        } catch (IllegalStateException wanted) {
            assertThat(wanted).hasMessage("wanted");
        }
    }

    private static List<String> rows(ZooDatabase zoo, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = zoo.database().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }
}
