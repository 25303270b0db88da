package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.parcel.Depot;
import org.reprise.parcel.Parcel;
import org.reprise.parcel.Parcel.State;
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
        assertThat(pair.call(jpql("UPDATE Parcel p SET p.cost = p.cost - 1.25 WHERE p.id = ?1", id)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(jpql(
                        "UPDATE Parcel p SET p.state = ?1 WHERE p.state = ?2 AND p.id > 0", State.CLOSED, State.OPEN)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(sql("UPDATE PARCEL SET UNITS = UNITS + ? WHERE ID = ?", 3, id)))
                .isEqualTo(Way.CALLED);
        assertThat(pair.call(sql("DELETE FROM PARCEL WHERE ID = ?", id))).isEqualTo(Way.CALLED);
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
        assertThat(pair.call(healed(jpql(
                        "UPDATE Parcel p SET p.closedAt = ?1 WHERE p.id = ?2",
                        LocalDateTime.of(2026, 1, 2, 3, 4),
                        two))))
                .isEqualTo(Way.HEALED);
        pair.assertEqual();
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
