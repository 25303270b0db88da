package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGStatement;
import org.reprise.pair.StockPair.Way;
import org.reprise.replay.Tally;
import org.reprise.stock.Diary;
import org.reprise.stock.Gauge;
import org.reprise.stock.Host;
import org.reprise.stock.Trip;
import org.reprise.testing.Make;

final class PostgresColumnsTest extends ColumnsContract {
    PostgresColumnsTest() {
        super(Make.POSTGRESQL);
    }

    private static Consumer<EntityManager> onHost(long id, Consumer<Host> work) {
        return entities -> work.accept(entities.find(Host.class, id));
    }

    /** A converter may give the driver's own class, of which only the column knows what it makes. */
    @Test
    void valueOfTheDriversOwnClassIsCarried() {
        try (StockPair pair = new StockPair(first, first, Map.of(StockPair.UNIT, "hosts"))) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Host(id, "lamp")
                        .set("{\"b\": 1,   \"a\": [1.0, null]}")
                        .at("10.0.0.1/32")
                        .in("calm")));
                pair.call(onHost(id, host -> host.titled("chair")));
                pair.forget();
                pair.call(onHost(id, host -> host.set("{}").at("fe80:0:0::1").in("wild")));
                pair.call(entities -> entities.persist(new Host(-id, "table").in("calm")));
                pair.call(onHost(id, host -> host.set(null).at(null)));
                long healed = healed(pair);
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
                if (way == Way.CALL) {
                    assertThat(healed(pair)).as("healed").isEqualTo(healed);
                }
            }
        }
    }

    /** What is said of a column of a domain is the name of that, and no more. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void columnOfADomainHoldsWhatTheDomainIsMadeOf(Make second) {
        try (StockPair pair = new StockPair(first, second)) {
            List.of(pair.east, pair.west).forEach(PostgresColumnsTest::domains);
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Gauge(id).near(1.5)));
                pair.call(entities -> entities.persist(new Diary(id, "lamp")));
                pair.call(entities -> entities.find(Gauge.class, id).near(2.25));
                pair.call(entities ->
                        execute(entities, "UPDATE GAUGE SET COST = COST / 2, WHOLE = 7 / 2 WHERE ID = ?", id));
                pair.call(
                        entities -> execute(entities, "UPDATE DIARY SET CHANGED = CURRENT_TIMESTAMP WHERE ID = ?", id));
                pair.call(
                        entities -> execute(entities, "DELETE FROM DIARY WHERE UPPER(TITLE) = 'LAMP' AND ID = ?", id));
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }

    private static void domains(ZooSite site) {
        if (site.zoo.database().make() == Make.POSTGRESQL) {
            site.zoo
                    .database()
                    .execute(
                            "CREATE DOMAIN AMOUNT AS NUMERIC(12, 2)",
                            "CREATE DOMAIN PIECES AS INTEGER",
                            "CREATE DOMAIN MOMENT AS TIMESTAMP(6)",
                            "CREATE DOMAIN LABEL AS VARCHAR(60)",
                            "ALTER TABLE GAUGE ALTER COST TYPE AMOUNT, ALTER WHOLE TYPE PIECES",
                            "ALTER TABLE DIARY ALTER TITLE TYPE LABEL, ALTER CHANGED TYPE MOMENT");
        }
    }

    /** Its numbers may be none or infinite, and its times have ends; a native statement may write all that, and a call some. */
    @Test
    void whatNoOtherMakeHoldsIsCarried() {
        try (StockPair pair = new StockPair(first, first)) {
            pair.east.tamper("ALTER TABLE GAUGE ALTER PRICE TYPE NUMERIC");
            pair.west.tamper("ALTER TABLE GAUGE ALTER PRICE TYPE NUMERIC");
            for (Way way : Way.values()) {
                long id = pair.id();
                noNumbers(pair, id);
                endOfTime(pair, id);
                long healed = healed(pair);
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
                if (way == Way.CALL) {
                    assertThat(healed(pair)).as("healed").isEqualTo(healed);
                }
            }
        }
    }

    private static void noNumbers(StockPair pair, long id) {
        pair.call(entities -> entities.persist(new Gauge(id).at(Float.NaN)));
        pair.call(entities -> entities.find(Gauge.class, id).at(Float.NEGATIVE_INFINITY));
        pair.call(entities -> entities.find(Gauge.class, id).at(1.5f).exactly(Double.NaN));
        pair.call(entities -> entities.createQuery("UPDATE Gauge g SET g.price = :no WHERE g.id = :id")
                .setParameter("no", Float.NaN)
                .setParameter("id", id)
                .executeUpdate());
        pair.call(entities -> execute(entities, "UPDATE GAUGE SET COST = 'NaN', PRICE = 'Infinity' WHERE ID = ?", id));
        pair.forget();
        pair.call(entities -> entities.find(Gauge.class, id).wide(BigDecimal.TEN));
        pair.call(entities -> entities.find(Gauge.class, id).at(2));
        pair.call(entities -> execute(entities, "UPDATE GAUGE SET COST = 'NaN' WHERE ID = ?", id));
        pair.call(entities -> entities.remove(entities.find(Gauge.class, id)));
    }

    private static void endOfTime(StockPair pair, long id) {
        pair.call(entities -> entities.persist(new Trip(id)
                .stampedAt(new Timestamp(PGStatement.DATE_POSITIVE_INFINITY))
                .titled("for ever")));
        pair.call(entities -> entities.find(Trip.class, id).stampedAt(Timestamp.from(Instant.EPOCH)));
        pair.call(entities -> execute(
                entities,
                "UPDATE TRIP SET STAMPED = 'infinity', ENDED = '-infinity', DATED = 'infinity', MET = '-infinity', DAY_OF"
                        + " = 'infinity' WHERE ID = ?",
                id));
        pair.call(entities -> entities.find(Trip.class, id).titled("so far"));
        pair.call(
                entities -> entities.find(Trip.class, id).stampedAt(new Timestamp(PGStatement.DATE_NEGATIVE_INFINITY)));
        pair.call(entities -> execute(entities, "DELETE FROM TRIP WHERE ENDED = '-infinity' AND ID = ?", id));
    }

    private static void execute(EntityManager entities, String sql, long id) {
        entities.createNativeQuery(sql).setParameter(1, id).executeUpdate();
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource(names = "POSTGRESQL", mode = EnumSource.Mode.EXCLUDE)
    void whatTheOtherMakeDoesNotHoldIsParkedByTableKeyAndColumn(Make second) {
        try (StockPair pair = new StockPair(first, second)) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Gauge(id).at(Float.NaN)));
                parked(pair, way, "GAUGE [ID=" + id + "]", "PRICE", "only PostgreSQL");
                pair.call(entities -> entities.persist(new Trip(id)));
                pair.replay(way);
                for (String column : List.of("DAY_OF", "MET", "ENDED")) {
                    pair.call(entities ->
                            execute(entities, "UPDATE TRIP SET " + column + " = 'infinity' WHERE ID = ?", id));
                    parked(pair, way, "TRIP [ID=" + id + "]", column, "only PostgreSQL");
                }
            }
        }
    }

    private static void parked(StockPair pair, Way way, String... named) {
        pair.replay(way);
        assertThat(pair.parked()).as("parked, %s", way).singleElement().satisfies(each -> assertThat(
                        each.reason().toUpperCase(Locale.ROOT))
                .contains(Arrays.stream(named)
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .toList()));
        pair.skipParked();
    }

    private static long healed(StockPair pair) {
        Tally.Count count = pair.counts();
        return count == null ? 0 : count.healed();
    }
}
