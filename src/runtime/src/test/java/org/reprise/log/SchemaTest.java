package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

final class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void tablesAreMadeBesideThoseOfTheApplicationAndOnlyOnce(Make make) {
        TestDatabase database = make.fresh();
        database.execute("CREATE TABLE MESSAGE (ID INT PRIMARY KEY)");
        Schema schema = new Schema(database.dataSource());

        schema.migrate();
        database.execute("UPDATE REPRISE_POSITION SET EPOCH = 1, SEQ = 5");
        schema.migrate();

        assertThatCode(schema::verify).doesNotThrowAnyException();
        database.execute("INSERT INTO MESSAGE (ID) VALUES (1)");
    }

    @ParameterizedTest
    @EnumSource
    void tablesMadeByHandFromTheShippedFileAreTaken(Make make) {
        TestDatabase database = make.fresh();
        for (String script : Schema.scripts(DatabaseMake.valueOf(make.name()))) {
            run(script, database);
        }

        Schema schema = new Schema(database.dataSource());
        schema.verify();
        schema.migrate();

        assertThatThrownBy(() -> database.execute("SELECT * FROM " + Schema.HISTORY))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Made by Flyway or by hand, as they were before there were reigns. */
    @ParameterizedTest
    @EnumSource
    void tablesOfBeforeGetWhatCameSince(Make make) {
        TestDatabase byHand = make.fresh();
        run(Schema.scripts(DatabaseMake.valueOf(make.name())).get(0), byHand);
        byHand.execute("UPDATE REPRISE_POSITION SET EPOCH = 1, SEQ = 5");
        Schema schema = new Schema(byHand.dataSource());
        assertThatThrownBy(schema::verify)
                .isInstanceOf(SchemaMissingException.class)
                .hasMessageContaining(
                        "Missing: REPRISE_PROMISE, REPRISE_QUARANTINE, REPRISE_REIGN, REPRISE_RESUBMITTED.")
                .hasMessageContaining("/V2__reigns.sql")
                .hasMessageContaining("/V3__quarantine.sql")
                .hasMessageContaining("/V4__resubmitted.sql")
                .hasMessageNotContaining("V1__");

        schema.migrate();

        byHand.execute("INSERT INTO REPRISE_POSITION (ID, EPOCH, SEQ, MOVED_MS) SELECT 2, EPOCH, SEQ, 0"
                + " FROM REPRISE_POSITION WHERE EPOCH = 1 AND SEQ = 5");
        new Schema(byHand.dataSource()).verify();
        TestDatabase byFlyway = make.fresh();
        Schema own = new Schema(byFlyway.dataSource());
        own.migrate();
        byFlyway.execute(
                "DROP TABLE REPRISE_REIGN",
                "DROP TABLE REPRISE_PROMISE",
                "DROP TABLE REPRISE_QUARANTINE",
                "DROP TABLE REPRISE_RESUBMITTED",
                make == Make.H2 || make == Make.HSQLDB
                        ? "DELETE FROM \"" + Schema.HISTORY + "\" WHERE \"version\" <> '1'"
                        : "DELETE FROM " + (make == Make.POSTGRESQL ? "\"" + Schema.HISTORY + "\"" : Schema.HISTORY)
                                + " WHERE version <> '1'");
        own.migrate();
        own.verify();
    }

    /** The files of before were run by hand. */
    @ParameterizedTest
    @EnumSource
    void onlyTheLastFileIsRunWhereTheOthersWereByHand(Make make) {
        TestDatabase byHand = make.fresh();
        for (String script : Schema.scripts(DatabaseMake.valueOf(make.name())).subList(0, 3)) {
            run(script, byHand);
        }
        Schema schema = new Schema(byHand.dataSource());
        assertThatThrownBy(schema::verify)
                .hasMessageContaining("Missing: REPRISE_RESUBMITTED.")
                .hasMessageContaining("the file org/reprise/log/")
                .hasMessageNotContaining("V3__");

        schema.migrate();

        schema.verify();
    }

    private static void run(String script, TestDatabase database) {
        database.execute(ShippedTables.statements(script));
    }

    @ParameterizedTest
    @EnumSource
    void missingPartsAreNamedWithTheFileToRun(Make make) {
        TestDatabase database = make.fresh();
        Schema schema = new Schema(database.dataSource());
        assertThatThrownBy(schema::verify)
                .isInstanceOf(SchemaMissingException.class)
                .hasMessageContaining(
                        "REPRISE_AUDIT, REPRISE_CAPTURED, REPRISE_DEMOTED, REPRISE_DIFFERENCE, REPRISE_DOUBT, REPRISE_EVIDENCE, REPRISE_HEAD")
                .hasMessageContaining("org/reprise/log/" + make.name().toLowerCase(Locale.ROOT) + "/V1__");

        schema.migrate();
        database.execute(
                "DROP TABLE REPRISE_AUDIT", "ALTER TABLE REPRISE_PARKED DROP COLUMN TRIES", "DELETE FROM REPRISE_HEAD");

        SchemaMissingException missing = catchThrowableOfType(SchemaMissingException.class, schema::verify);
        assertThat(missing.missing())
                .containsExactly("REPRISE_AUDIT", "REPRISE_PARKED.TRIES", "the row ID = 1 of REPRISE_HEAD");
    }

    /** At once: Flyway tries for ten seconds. */
    @Test
    void accountWithoutTheRightIsToldWhatToRun() {
        List<CompletableFuture<Void>> makes = Stream.of(Make.H2, Make.POSTGRESQL, Make.MARIADB)
                .map(Make::fresh)
                .map(database -> CompletableFuture.runAsync(() -> assertToldWhatToRun(database)))
                .toList();
        assertThat(makes).hasSize(3).allSatisfy(CompletableFuture::join);
    }

    private static void assertToldWhatToRun(TestDatabase database) {
        Make make = database.make();
        String user = "POOR" + System.nanoTime();
        switch (make) {
            case H2 -> database.execute("CREATE USER " + user + " PASSWORD 'poor'");
            case POSTGRESQL ->
                database.execute(
                        "CREATE USER " + user + " PASSWORD 'poor'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            default ->
                database.execute(
                        "CREATE USER " + user + "@'127.0.0.1' IDENTIFIED BY 'poor'",
                        "GRANT SELECT ON *.* TO " + user + "@'127.0.0.1'");
        }
        String url = database.url().replace(";DB_CLOSE_DELAY=-1", "").replace(";WRITE_DELAY=0", "");
        TestDatabase poor =
                new TestDatabase(make, url, make == Make.POSTGRESQL ? user.toLowerCase(Locale.ROOT) : user, "poor");

        assertThatThrownBy(() -> new Schema(poor.dataSource()).migrate())
                .isInstanceOf(SchemaMissingException.class)
                .hasMessageContaining("They could not be created")
                .hasMessageContaining("REPRISE_CAPTURED")
                .hasMessageContaining("V1__event_log.sql");
    }
}
