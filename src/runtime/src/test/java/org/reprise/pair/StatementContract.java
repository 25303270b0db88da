package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.persistence.config.BatchWriting;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.config.QueryHints;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.parcel.Depot;
import org.reprise.parcel.Parcel;
import org.reprise.parcel.Parcel.State;
import org.reprise.parcel.Truck;
import org.reprise.testing.Make;

/** Statements of the application, bulk JPQL and native SQL, from one make of database to another: the copy is equal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatementContract {
    private final Make first;
    private final Make second;
    private StatementPair pair;
    private long ids;

    StatementContract(Make first, Make second) {
        this.first = first;
        this.second = second;
    }

    @BeforeAll
    void open() {
        pair = new StatementPair(first, second);
    }

    @AfterAll
    void close() {
        pair.close();
    }

    /** What every server answers with something else. */
    private int unlike;

    /** A new parcel, there and here. */
    private long parcel(int units) {
        long id = ++ids;
        assertThat(pair.call(entities -> entities.persist(new Parcel(id, "p" + id, units).costing(units + ".40"))))
                .isEqualTo(Way.CALLED);
        return id;
    }

    private static Consumer<EntityManager> jpql(String text, Object... parameters) {
        return entities -> {
            var query = entities.createQuery(text);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        };
    }

    private static Consumer<EntityManager> sql(String text, Object... parameters) {
        return entities -> {
            var query = entities.createNativeQuery(text);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        };
    }

    /** Replays otherwise than it was captured, so that the event is healed. */
    private Consumer<EntityManager> healed(Consumer<EntityManager> work) {
        long id = parcel(0);
        return work.andThen(entities -> entities.find(Parcel.class, id).rename("unlike " + unlike++));
    }

    @Test
    void whatIsExactGoesByStatement() {
        long id = parcel(7);
        assertThat(pair.call(jpql("UPDATE Parcel p SET p.units = p.units + 1, p.title = 'x' WHERE p.id = ?1", id)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(
                        jpql("UPDATE Parcel p SET p.cost = p.cost - ?2 WHERE p.id = ?1", id, new BigDecimal("1.25"))))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(jpql(
                        "UPDATE Parcel p SET p.state = ?1 WHERE p.state = ?2 AND p.id > 0", State.CLOSED, State.OPEN)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(sql("UPDATE PARCEL SET UNITS = UNITS + ? WHERE ID = ?", 3, id)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(healed(sql("UPDATE PARCEL SET UNITS = UNITS + ? -- more\n WHERE ID = ?;", 3, id))))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(sql("DELETE FROM PARCEL WHERE ID = ?", id))).isEqualTo(Way.CALLED);
        assertThat(pair.call(sql("INSERT INTO DEPOT (CODE) VALUES (?)", "i" + id)))
                .isEqualTo(Way.CALLED);
        pair.assertEqual();
        assertThat(pair.ways())
                .anyMatch(seen -> seen.way().text().startsWith("DELETE FROM PARCEL")
                        && !seen.way().byRows());
    }

    /** As the reference application lets messages expire. */
    @Test
    void expiryOfManyGoesByStatement() {
        long id = parcel(7);
        parcel(8);
        Instant before = Instant.parse("2026-05-05T05:05:05Z");
        assertThat(pair.call(jpql("UPDATE Parcel p SET p.seenAt = ?1 WHERE p.id >= ?2", before.minusSeconds(5), id)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(jpql("""
                        update Parcel p set p.state = ?1, p.seenAt = ?2
                        where p.title = ?3 and p.state = ?4 and p.seenAt < ?5""", State.CLOSED, before.plusSeconds(5), "p" + id, State.OPEN, before)))
                .isEqualTo(Way.CALLED);
        pair.assertEqual();
    }

    @Test
    void parametersBelongToTheProof() {
        long id = parcel(7);
        assertThat(pair.call(entities -> jpql(
                                "UPDATE Parcel p SET p.closedAt = ?1 WHERE p.id = ?2",
                                LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(unlike++),
                                id)
                        .accept(entities)))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(entities -> sql("UPDATE PARCEL SET SPARE = ? WHERE ID = ?", unlike++, id)
                        .accept(entities)))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(entities -> jpql(
                                "UPDATE Parcel p SET p.spare = 5 WHERE p.id IN ?1", List.of(id, -1000L - unlike++))
                        .accept(entities)))
                .isEqualTo(Way.HEALED);
        pair.assertEqual();
    }

    @Test
    void statementsAreExecutedAgainWithAnyParameters() {
        long one = parcel(1);
        long two = parcel(2);
        pair.call(entities -> {
            entities.persist(new Depot("d" + one));
            entities.flush();
            entities.find(Parcel.class, one).at(entities.find(Depot.class, "d" + one));
        });
        assertThat(pair.call(healed(jpql("UPDATE Parcel p SET p.units = 9 WHERE p.id IN ?1", List.of(one, two)))))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(healed(jpql("UPDATE Parcel p SET p.units = 10 WHERE p.id IN ?1", List.of(one)))))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(healed(entities -> jpql(
                                "UPDATE Parcel p SET p.spare = 4, p.seenAt = ?2, p.state = ?3 WHERE p.depot = ?1",
                                entities.find(Depot.class, "d" + one),
                                Instant.parse("2026-03-04T05:06:07.123456Z"),
                                State.CLOSED)
                        .accept(entities))))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(healed(entities -> jpql(
                                "UPDATE Parcel p SET p.spare = 5 WHERE p.depot IN ?1 AND p.state IN ?2",
                                List.of(entities.find(Depot.class, "d" + one)),
                                Set.of(State.CLOSED, State.OPEN))
                        .accept(entities))))
                .as("elements whose type nobody knows elsewhere")
                .isEqualTo(Way.APPLIED);
        assertThat(pair.call(healed(sql("UPDATE PARCEL SET SPARE = SPARE + ? WHERE TITLE = ?", 3, "p" + two))))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(healed(jpql(
                        "UPDATE Parcel p SET p.closedAt = ?1 WHERE p.id = ?2",
                        LocalDateTime.of(2026, 1, 2, 3, 4),
                        two))))
                .isEqualTo(Way.HEALED);
        pair.assertEqual();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE Parcel p SET p.closedAt = CURRENT_TIMESTAMP WHERE p.id = ?1",
                "UPDATE Parcel p SET p.units = p.units / 2 WHERE p.id = ?1",
                "UPDATE Parcel p SET p.cost = p.cost * 1.0050 WHERE p.id = ?1",
                "UPDATE Parcel p SET p.cost = p.cost + 0.005 WHERE p.id = ?1",
                "UPDATE Parcel p SET p.weight = p.weight + 0.1 WHERE p.id = ?1",
                "UPDATE Parcel p SET p.title = CONCAT(p.title, '!') WHERE p.id = ?1",
                "UPDATE Parcel p SET p.units = p.units + 1, p.spare = p.units WHERE p.id = ?1",
                "UPDATE Parcel p SET p.units = 5 WHERE p.title >= 'P' AND p.id = ?1",
                "UPDATE Parcel p SET p.units = 6 WHERE p.title LIKE '%_' AND p.id = ?1",
                "UPDATE Parcel p SET p.units = 8 WHERE p.id = ?1 AND p.units = (SELECT MAX(q.units) FROM Parcel q WHERE q.id = ?1)",
                "DELETE FROM Parcel p WHERE UPPER(p.title) <> 'A' AND p.id = ?1",
            })
    void bulkStatementWhoseOutcomeCanDifferGoesByRows(String text) {
        long id = parcel(7);
        assertThat(pair.call(jpql(text, id))).isEqualTo(Way.APPLIED);
        pair.assertEqual();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE PARCEL SET CLOSED_AT = CURRENT_TIMESTAMP WHERE ID = ?",
                "UPDATE PARCEL SET UNITS = UNITS / 2 WHERE ID = ?",
                "UPDATE PARCEL SET COST = COST * 1.0050 WHERE ID = ?",
                "UPDATE PARCEL SET UNITS = 8 WHERE ID = ? AND UNITS = (SELECT MAX(q.UNITS) FROM PARCEL q WHERE q.ID = 1)",
                "UPDATE PARCEL SET UNITS = CASE WHEN UNITS = 7 THEN 3 ELSE 4 END WHERE ID = ?",
                "DELETE FROM PARCEL WHERE UPPER(TITLE) <> 'A' AND ID = ?",
                "UPDATE PARCEL SET TITLE = 'a\\b' WHERE ID = ?",
                "UPDATE PARCEL SET UNITS = 1 /*! , SPARE = 2 */ WHERE ID = ?",
                "UPDATE PARCEL SET UNITS = 1 /*M! + 2 */ WHERE ID = ?",
                "UPDATE PARCEL SET UNITS = 5--1\n WHERE ID = ?",
            })
    void nativeStatementWhoseOutcomeCanDifferGoesByRows(String text) {
        parcel(7);
        long id = parcel(7);
        assertThat(pair.call(sql(text, id))).isEqualTo(Way.APPLIED);
        pair.assertEqual();
    }

    /** EclipseLink binds the values of JPQL, but where it is told not to: then a make may read an escape. */
    @Test
    void unboundTextWithABackslashGoesByRows() {
        long id = parcel(7);
        assertThat(pair.call(entities -> entities.createQuery("UPDATE Parcel p SET p.title = ?1 WHERE p.id = " + id)
                        .setParameter(1, "a\\b")
                        .setHint(QueryHints.BIND_PARAMETERS, false)
                        .executeUpdate()))
                .isEqualTo(Way.APPLIED);
        pair.assertEqual();
    }

    /** Some databases take a number for a boolean, and some refuse it. */
    @Test
    void nativeStatementOfABooleanGoesByRowsAndJpqlByStatement() {
        long id = parcel(7);
        String yes = first == Make.POSTGRESQL ? "TRUE" : "1";
        assertThat(pair.call(sql("UPDATE PARCEL SET FRAGILE = " + yes + " WHERE ID = ?", id)))
                .isEqualTo(Way.APPLIED);
        assertThat(pair.call(sql("UPDATE PARCEL SET UNITS = 8 WHERE FRAGILE = " + yes + " AND ID = ?", id)))
                .isEqualTo(Way.APPLIED);
        assertThat(pair.call(healed(jpql(
                        "UPDATE Parcel p SET p.fragile = ?1, p.units = 9 WHERE p.fragile = TRUE AND p.id = ?2",
                        false,
                        id))))
                .isEqualTo(Way.HEALED);
        assertThat(pair.call(
                        jpql("UPDATE Parcel p SET p.fragile = TRUE WHERE p.fragile = ?1 AND p.id = ?2", false, id)))
                .isEqualTo(Way.CALLED);
        pair.assertEqual();
    }

    @Test
    void rowsOfAStatementAreThoseThatItMet() {
        long one = parcel(7);
        long two = parcel(8);
        parcel(9);
        assertThat(pair.call(jpql(
                        "UPDATE Parcel p SET p.units = p.units / 2, p.title = ?1 WHERE p.id IN ?2",
                        "half",
                        List.of(one, two))))
                .isEqualTo(Way.APPLIED);
        pair.assertEqual();
    }

    @Test
    void rowsOfCollectionsGoWithThoseOfTheirOwners() {
        long one = parcel(7);
        long two = parcel(8);
        pair.call(entities -> {
            entities.find(Parcel.class, one).tags().addAll(List.of("red", "blue"));
            entities.find(Parcel.class, two).tags().add("red");
        });
        assertThat(pair.call(jpql("DELETE FROM Parcel p WHERE p.id = ?1", one))).isEqualTo(Way.APPLIED);
        pair.assertEqual();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE PARCEL SET ID = ID + 1000000 / 2 WHERE ID = ?",
                "INSERT INTO DEPOT (CODE) SELECT TITLE FROM PARCEL WHERE ID = ?",
                "UPDATE PARCEL_TAG SET TAG = UPPER(TAG) WHERE PARCEL_ID = ?",
            })
    void statementIsRefusedWhoseRowsCannotBeTold(String text) {
        long id = parcel(7);
        assertThatThrownBy(() -> pair.fail(sql(text, id))).hasStackTraceContaining("REPR0806");
        pair.assertEqual();
    }

    @Test
    void statementOverJoinedTablesIsRefusedWhereItCommitsAndEqualElsewhere() {
        long id = ++ids;
        pair.call(entities -> entities.persist(new Truck(id, "t" + id, 3)));
        Consumer<EntityManager> mixed =
                jpql("UPDATE Truck t SET t.tons = 4, t.name = 'big' WHERE t.name = ?1 AND t.tons = 3", "t" + id);
        if (first == Make.H2 || first == Make.HSQLDB) {
            assertThatThrownBy(() -> pair.fail(entities -> {
                        entities.persist(new Parcel(-id, "gone", 1));
                        entities.flush();
                        mixed.accept(entities);
                    }))
                    .hasStackTraceContaining("REPR0805");
        } else {
            assertThat(pair.call(mixed)).isEqualTo(Way.APPLIED);
        }
        if (second == Make.H2 || second == Make.HSQLDB) {
            assertThatThrownBy(() -> pair.failThere(mixed)).hasStackTraceContaining("REPR0805");
        }
        pair.assertEqual();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUNCATE TABLE PARCEL_TAG", "COMMIT", "/* x */ create index N on PARCEL (UNITS)"})
    void statementThatEndsTheTransactionIsRefused(String text) {
        assumeTrue(first != Make.POSTGRESQL || !text.contains("create"), "PostgreSQL can roll definitions back");
        long id = ++ids;
        assertThatThrownBy(() -> pair.fail(entities -> {
                    entities.persist(new Parcel(id, "gone", 1));
                    entities.flush();
                    sql(text).accept(entities);
                }))
                .hasStackTraceContaining("REPR0805");
        pair.assertEqual();
    }

    @Test
    void writeThatLooksLikeARead() {
        long id = parcel(7);
        List<String> texts =
                switch (first) {
                    case POSTGRESQL ->
                        List.of(
                                "UPDATE PARCEL SET UNITS = UNITS + 1 WHERE ID = " + id + " RETURNING *",
                                "WITH P AS (DELETE FROM PARCEL WHERE ID = " + id + " RETURNING *) SELECT * FROM P");
                    case MARIADB -> List.of("DELETE FROM PARCEL WHERE ID = " + id + " RETURNING *");
                    case H2 ->
                        List.of("SELECT * FROM FINAL TABLE (UPDATE PARCEL SET UNITS = UNITS + 1 WHERE ID = " + id
                                + ")");
                    case HSQLDB -> List.of("UPDATE PARCEL SET UNITS = UNITS + 1 WHERE ID = " + id);
                };
        for (String text : texts) {
            assertThatThrownBy(() -> pair.fail(
                            entities -> entities.createNativeQuery(text).getSingleResult()))
                    .hasStackTraceContaining("REPR0806");
            assertThatThrownBy(() -> pair.fail(entities ->
                            entities.createNativeQuery(text, Parcel.class).getResultList()))
                    .hasStackTraceContaining("REPR0806");
        }
        pair.assertEqual();
    }

    @Test
    void rowThatAStatementDidNotMeetAfterAllRollsBack() {
        assumeTrue(first == Make.POSTGRESQL, "only here a trigger can pass a row over");
        pair.tamper(
                "CREATE FUNCTION KEPT() RETURNS TRIGGER AS 'BEGIN RETURN NULL; END' LANGUAGE plpgsql",
                "CREATE TRIGGER KEPT BEFORE DELETE ON DEPOT FOR EACH ROW WHEN (OLD.CODE = 'kept')"
                        + " EXECUTE FUNCTION KEPT()");
        pair.call(entities -> entities.persist(new Depot("kept")));
        assertThatThrownBy(() -> pair.fail(jpql("DELETE FROM Depot d WHERE UPPER(d.code) = 'KEPT'")))
                .hasStackTraceContaining("REPR0807");
        pair.assertEqual();
    }

    @Test
    void rowsInABatchAreWrittenBeforeAStatementIsLookedAt() {
        try (StatementPair batched =
                new StatementPair(first, first, Map.of(PersistenceUnitProperties.BATCH_WRITING, BatchWriting.JDBC))) {
            assertThat(batched.call(entities -> {
                        entities.persist(new Parcel(1, "a", 7));
                        entities.persist(new Parcel(2, "b", 9));
                        jpql("UPDATE Parcel p SET p.units = p.units / 2 WHERE p.id > 0")
                                .accept(entities);
                    }))
                    .isEqualTo(Way.APPLIED);
            batched.assertEqual();
        }
    }

    @Test
    void statementThatHitsOtherRowsIsSeen() {
        long id = parcel(7);
        pair.call(entities -> entities.find(Parcel.class, id).tags().addAll(List.of("Java", "java", "Go")));
        pair.assertEqual();
        pair.ignoreCase();
        assertThat(pair.call(entities -> entities.find(Parcel.class, id).tags().remove("java")))
                .isNotEqualTo(Way.CALLED);
        pair.close();
        pair = new StatementPair(first, second);
    }
}
