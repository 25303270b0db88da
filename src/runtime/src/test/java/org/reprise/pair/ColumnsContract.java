package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Gauge;
import org.reprise.stock.Item;
import org.reprise.stock.SignedSlip;
import org.reprise.stock.Slip;
import org.reprise.stock.Trip;
import org.reprise.stock.Turn;
import org.reprise.testing.Make;

/** Columns that take not what they are given, or not as it is given: the copy holds what the primary's hold, in every way. */
abstract class ColumnsContract extends StockContract {
    ColumnsContract(Make first) {
        super(first);
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void rowThatTheDatabaseAlwaysNumbersHasTheNumberOfThePrimary(Make second) {
        // HSQLDB begins with 0, which MariaDB takes from rows only
        boolean zero = first == Make.HSQLDB && second == Make.MARIADB;
        everyWay(second, !zero, (pair, id) -> {
            AtomicLong made = new AtomicLong();
            pair.call(entities -> {
                Slip slip = new Slip("lamp");
                entities.persist(slip);
                entities.flush();
                made.set(slip.id());
            });
            pair.callThatRollsBack(entities -> entities.persist(new Slip("never")));
            pair.call(entities -> {
                entities.persist(new SignedSlip("chair", "me"));
                entities.persist(new Slip("table"));
            });
            pair.call(entities -> entities.find(Slip.class, made.get()).retitle("shade"));
            pair.call(entities -> entities.remove(entities.find(Slip.class, made.get())));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void otherColumnThatTheDatabaseAlwaysNumbersIsCopied(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.callThatRollsBack(entities -> entities.persist(new Turn("t" + id)));
            pair.call(entities -> entities.persist(new Turn("t" + id)));
            pair.call(entities -> entities.find(Turn.class, "t" + id).retitle("next"));
        });
    }

    private static Consumer<EntityManager> onGauge(long id, Consumer<Gauge> work) {
        return entities -> work.accept(entities.find(Gauge.class, id));
    }

    private static Consumer<EntityManager> onTrip(long id, Consumer<Trip> work) {
        return entities -> work.accept(entities.find(Trip.class, id));
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void numberIsOneValueInAColumnOfAnotherKind(Make second) {
        // makes hand over a float in their own ways
        everyWay(second, first == second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Gauge(id).at(16777.25f).near(1234567.125)));
            pair.call(onGauge(id, gauge -> gauge.at(0.3f).near(0.1)));
            pair.call(onGauge(id, gauge -> gauge.at(-0.005f).near(2.5)));
            pair.forget();
            pair.call(onGauge(id, gauge -> gauge.at(0.7f).near(-0.0)));
            pair.call(onGauge(id, gauge -> gauge.wide(new BigDecimal("0.12345678901234567890123"))));
            pair.call(onGauge(id, gauge -> gauge.wide(new BigDecimal("9007199254740993"))));
            pair.call(onGauge(id, gauge -> gauge.wide(new BigDecimal("0.3"))));
        });
    }

    @Test
    void doubleThatADecimalHoldsIsNoLoss() {
        try (StockPair pair = new StockPair(first, first)) {
            pair.call(entities -> entities.persist(new Gauge(pair.id()).at(2.5f)));
            pair.call(
                    entities -> entities.persist(new Gauge(pair.id()).at(-0.0f).near(-0.0)));
            pair.call(entities -> entities.persist(new Gauge(pair.id()).near(7)));
            assertThat(pair.east.lossy().seen()).isEmpty();
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void doubleWhoseTextDiffersBetweenJavasIsOneValue(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Gauge(id)));
            pair.call(onGauge(id, gauge -> gauge.exactly(2e23)));
            pair.call(onGauge(id, gauge -> gauge.exactly(Double.MIN_VALUE)));
            pair.call(onGauge(id, gauge -> gauge.exactly(Double.MAX_VALUE)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void instantIsOneInstantInEveryColumn(Make second) {
        inBerlin(second, () -> {
            everyWay(second, first == second, (pair, id) -> {
                pair.call(entities -> entities.persist(new Trip(id).at(Instant.parse("2026-07-01T12:00:00.123456Z"))));
                pair.call(onTrip(id, trip -> trip.at(Instant.parse("2026-01-01T12:00:00Z"))));
                // both sides of the hour that March leaves out
                pair.call(onTrip(id, trip -> trip.at(Instant.parse("2026-03-29T00:59:00Z"))));
                pair.call(onTrip(id, trip -> trip.at(Instant.parse("2026-03-29T01:01:00Z"))));
                pair.forget();
                pair.call(onTrip(id, trip -> trip.titled("read again")));
                pair.call(onTrip(id, trip -> trip.locallyAt(LocalDateTime.of(2026, 3, 29, 2, 30))));
            });
            // that October has twice, and of which EclipseLink reads the second one into a Calendar: what a call then
            // writes differs
            everyWay(second, false, (pair, id) -> {
                pair.call(entities -> entities.persist(new Trip(id).at(Instant.parse("2026-10-25T00:30:00Z"))));
                pair.call(onTrip(id, trip -> trip.at(Instant.parse("2026-10-25T01:30:00Z"))));
                pair.call(onTrip(id, trip -> trip.locallyAt(LocalDateTime.of(2026, 10, 25, 2, 31))));
            });
        });
    }

    private void inBerlin(Make second, Runnable work) {
        TimeZone before = TimeZone.getDefault();
        in(TimeZone.getTimeZone("Europe/Berlin"), second);
        try {
            work.run();
        } finally {
            in(before, second);
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void endOfARangeIsAsItsColumnHoldsIt(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.call(entities -> entities.persist(new Trip(id).wakingAt(LocalTime.MAX)));
            pair.call(onTrip(id, trip -> trip.wakingAt(LocalTime.of(23, 59, 59, 999_999_000))));
            pair.call(onTrip(id, trip -> trip.wakingAt(LocalTime.MIN)));
            pair.call(onTrip(id, trip -> trip.metAt(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000))));
            pair.call(onTrip(id, trip -> trip.on(LocalDate.of(9999, 12, 31))));
        });
    }

    /** By another offset than this server's too. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void timeWithAnOffsetIsCarried(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(
                    new Trip(id).closingAt(OffsetTime.of(18, 30, 0, 123_456_000, ZoneOffset.ofHours(9)))));
            pair.call(onTrip(id, trip -> trip.titled("later")));
            pair.forget();
            pair.call(onTrip(id, trip -> trip.titled("read again")));
            pair.call(onTrip(id, trip -> trip.closingAt(OffsetTime.of(0, 15, 0, 0, ZoneOffset.UTC))));
            pair.call(onTrip(id, trip -> trip.closingAt(null)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void uuidIsCarried(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new Trip(id).by(new UUID(id, -id))));
            pair.call(onTrip(id, trip -> trip.titled("later")));
            pair.forget();
            pair.call(onTrip(id, trip -> trip.titled("read again")));
            pair.call(onTrip(id, trip -> trip.by(new UUID(-id, id))));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void oldDayIsAsItsColumnHoldsIt(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.call(entities -> entities.persist(
                    new Trip(id).on(LocalDate.of(1500, 3, 1)).metAt(LocalDateTime.of(1500, 3, 1, 12, 0))));
            pair.call(onTrip(id, trip -> trip.on(LocalDate.of(1582, 10, 10))));
            pair.call(onTrip(id, trip -> trip.on(LocalDate.of(1582, 10, 15))));
            if (first != Make.H2 || second != Make.HSQLDB) {
                // of which H2 makes days of the year 0 and of October 1582 that HSQLDB does not have: refused there by
                // name
                pair.call(onTrip(id, trip -> trip.on(LocalDate.of(1, 1, 1))));
                pair.call(onTrip(id, trip -> trip.metAt(LocalDateTime.of(1582, 10, 4, 23, 59))));
            }
        });
    }

    /** As a text has it that was cut after so many chars. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void halfASignIsCopiedAsItIsHeld(Make second) {
        if (keepsHalves(first) && !keepsHalves(second)) {
            StockPair pair = pair(second);
            pair.call(entities -> entities.persist(new Item(pair.id(), "lamp \ud83d")));
            pair.replay(Way.CALL);
            assertThat(pair.parked()).singleElement().satisfies(each -> assertThat(each.reason())
                    .contains("TITLE", "was written"));
            pair.skipParked();
            drop(second);
            return;
        }
        everyWay(second, second == first, (pair, id) -> {
            pair.call(entities -> entities.persist(new Item(id, "lamp \ud83d")));
            pair.call(entities -> entities.find(Item.class, id).titled("chair"));
            pair.call(entities -> entities.find(Item.class, id).titled("\ude00 \ud83d\ude00"));
            pair.forget();
            pair.call(entities -> entities.find(Item.class, id).more(1));
            pair.call(entities -> entities.createQuery("UPDATE Item i SET i.title = :title WHERE i.id = :id")
                    .setParameter("title", "table \ud83d")
                    .setParameter("id", id)
                    .executeUpdate());
        });
    }

    private static boolean keepsHalves(Make make) {
        return make == Make.H2 || make == Make.HSQLDB;
    }
}
