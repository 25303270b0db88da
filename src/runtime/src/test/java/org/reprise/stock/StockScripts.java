package org.reprise.stock;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Random calls on the stock: what only the database knows, converters, equal rows without a key, and statements of all classes between
 * calls, so that memory is behind the rows. Few ids, so that calls meet each other's rows.
 */
public final class StockScripts {
    private static final Arbitrary<Long> ID = below(4).map(number -> 1000L + number);
    private static final Arbitrary<Integer> NUMBER = below(9000);
    private static final Arbitrary<String> COLOUR = Arbitraries.of("red", "Red", "blue", "r\u00e9d");

    /** Of six digits, which is what MariaDB's driver reads of a FLOAT; a zero's sign is no part of a copy. */
    private static final Arbitrary<Float> METRES = Arbitraries.of(0f, 0.1f, 1234.56f, 16777.5f);

    /** The hours about the changes of the clock in Europe and in New York. */
    private static final Arbitrary<Instant> INSTANT = Combinators.combine(
                    Arbitraries.of(
                            "2026-03-29T01:00:00Z",
                            "2026-10-25T01:00:00Z",
                            "2026-03-08T07:00:00Z",
                            "2026-11-01T06:00:00Z",
                            "2026-07-01T12:00:00Z"),
                    below(16))
            .as((change, quarter) -> Instant.parse(change).plusSeconds(900L * (quarter - 8)));

    /** Such ones that a zone leaves out or has twice, too. */
    private static final Arbitrary<LocalDateTime> LOCAL = INSTANT.map(
                    time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC))
            .flatMap(time -> below(8).map(hours -> time.plusHours(hours - 5L)));

    private StockScripts() {}

    /** One to three pieces of work in one transaction. */
    public static Arbitrary<Consumer<EntityManager>> calls() {
        return Arbitraries.oneOf(Stream.of(items(), rows(), trips(), named(), statements())
                        .flatMap(each -> each)
                        .toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(works -> entities -> works.forEach(work -> work.accept(entities)));
    }

    private static Stream<Arbitrary<Consumer<EntityManager>>> items() {
        return Stream.of(
                item(NUMBER, (item, number) -> item.titled("title " + number)),
                item(NUMBER, Item::more),
                item(NUMBER.map(number -> "state" + number), Item::in),
                item(NUMBER.map(number -> "hush" + number), Item::hiding),
                item(Arbitraries.of(' ', 'x', '\u017c'), Item::marked),
                item(METRES, Item::high),
                item(METRES, (item, amount) -> item.owing(amount)),
                item(
                        NUMBER,
                        (item, number) ->
                                item.takenAt(LocalDateTime.of(2026, 3, 29, number % 24, 30, 0, number * 1000))),
                removed(Item.class));
    }

    private static Stream<Arbitrary<Consumer<EntityManager>>> rows() {
        return Stream.of(
                box(COLOUR, (box, colour) -> box.colours().add(colour)),
                box(COLOUR, (box, colour) -> box.colours().remove(colour)),
                box(NUMBER, (box, number) -> box.sizes().add(new Size(number % 2, number % 3 == 0 ? null : 1))),
                box(NUMBER, (box, number) -> box.sizes().removeIf(size -> number % 2 == 0)),
                removed(Box.class),
                shelf(NUMBER, (shelf, number) -> shelf.relabel("label " + number)),
                shelf(NUMBER, (shelf, number) -> shelf.widen()),
                on(
                        Receipt.class,
                        each -> new Receipt(each, "new"),
                        NUMBER,
                        (receipt, number) -> receipt.retitle("title " + number)));
    }

    private static Stream<Arbitrary<Consumer<EntityManager>>> trips() {
        return Stream.of(
                trip(INSTANT, Trip::at),
                trip(LOCAL, Trip::locallyAt),
                trip(LOCAL, Trip::metAt),
                trip(LOCAL, (trip, time) -> trip.on(time.toLocalDate()).wakingAt(time.toLocalTime())),
                trip(NUMBER, (trip, number) -> trip.titled("title " + number)),
                removed(Trip.class));
    }

    /** Of tables whose names each make of database takes in its own way. */
    private static Stream<Arbitrary<Consumer<EntityManager>>> named() {
        return Stream.of(
                line(NUMBER, (line, number) -> line.retitle("title " + number)),
                line(NUMBER, (line, number) -> line.in("state" + number)),
                line(COLOUR, (line, colour) -> line.marks().add(colour)),
                line(COLOUR, (line, colour) -> line.marks().remove(colour)),
                removed(OrderLine.class),
                note(NUMBER, (note, number) -> note.rewrite("text " + number)),
                note(COLOUR, (note, colour) -> note.tags().add(colour)),
                note(COLOUR, (note, colour) -> note.tags().remove(colour)),
                removed(OrderNote.class),
                shop(NUMBER, (item, number) -> item.relabel("label " + number)),
                shop(NUMBER, ShopItem::cost),
                removed(ShopItem.class));
    }

    /** Some go by statement, and some by the rows that they changed. */
    private static Stream<Arbitrary<Consumer<EntityManager>>> statements() {
        return Stream.of(
                query("UPDATE Item i SET i.units = i.units - 3, i.title = :text WHERE i.id < :id"),
                query("UPDATE Item i SET i.units = i.units / 2, i.title = :text WHERE i.id = :id"),
                query("UPDATE Item i SET i.title = UPPER(i.title) WHERE i.id = :id AND i.title <> :text"),
                query("UPDATE OrderLine o SET o.amount = o.amount + 1 WHERE o.id < :id AND o.title <> :text"),
                query("UPDATE OrderNote n SET n.place = n.place / 2 + 7 WHERE n.id = :id AND n.text <> :text"),
                query("UPDATE ShopItem s SET s.price = s.price / 2 + 3 WHERE s.id = :id AND s.label <> :text"),
                query("DELETE FROM ShopItem s WHERE s.id = :id AND s.label = :text"),
                query("DELETE FROM Receipt r WHERE r.id = :id AND r.title <> :text"),
                sql("UPDATE ITEM SET UNITS = UNITS + 1 WHERE TITLE <> ? AND ID = ?"),
                sql("UPDATE ITEM SET SECRET = ? WHERE ID = ?"),
                sql(
                        "UPDATE ITEM SET STATE = 'x', TITLE = CONCAT(TITLE, '!', SUBSTRING(?, 7)) WHERE ID = ? AND CHAR_LENGTH(TITLE) < 40"));
    }

    private static Arbitrary<Consumer<EntityManager>> query(String text) {
        return Combinators.combine(ID, NUMBER)
                .as((id, number) -> entities -> entities.createQuery(text)
                        .setParameter("id", id)
                        .setParameter("text", "title " + number)
                        .executeUpdate());
    }

    private static Arbitrary<Consumer<EntityManager>> sql(String text) {
        return Combinators.combine(ID, NUMBER)
                .as((id, number) -> entities -> entities.createNativeQuery(text)
                        .setParameter(1, "salt:" + number)
                        .setParameter(2, id)
                        .executeUpdate());
    }

    private static <A> Arbitrary<Consumer<EntityManager>> item(Arbitrary<A> value, BiConsumer<Item, A> work) {
        return on(Item.class, id -> new Item(id, "new"), value, work);
    }

    private static <A> Arbitrary<Consumer<EntityManager>> trip(Arbitrary<A> value, BiConsumer<Trip, A> work) {
        return on(Trip.class, Trip::new, value, work);
    }

    private static <A> Arbitrary<Consumer<EntityManager>> box(Arbitrary<A> value, BiConsumer<Box, A> work) {
        return on(Box.class, Box::new, value, work);
    }

    private static <A> Arbitrary<Consumer<EntityManager>> shelf(Arbitrary<A> value, BiConsumer<Shelf, A> work) {
        return on(Shelf.class, id -> new Shelf(id, "new"), value, work);
    }

    private static <T, A> Arbitrary<Consumer<EntityManager>> on(
            Class<T> type, LongFunction<T> made, Arbitrary<A> value, BiConsumer<T, A> work) {
        return Combinators.combine(ID, value)
                .as((id, each) -> entities -> work.accept(found(entities, type, id, made), each));
    }

    private static <A> Arbitrary<Consumer<EntityManager>> line(Arbitrary<A> value, BiConsumer<OrderLine, A> work) {
        return on(OrderLine.class, id -> new OrderLine(id, "new"), value, work);
    }

    private static <A> Arbitrary<Consumer<EntityManager>> note(Arbitrary<A> value, BiConsumer<OrderNote, A> work) {
        return on(OrderNote.class, id -> new OrderNote(id, "new"), value, work);
    }

    private static <A> Arbitrary<Consumer<EntityManager>> shop(Arbitrary<A> value, BiConsumer<ShopItem, A> work) {
        return on(ShopItem.class, id -> new ShopItem(id, "new"), value, work);
    }

    private static Arbitrary<Consumer<EntityManager>> removed(Class<?> type) {
        return ID.map(id -> entities -> find(entities, type, id).ifPresent(entities::remove));
    }

    private static <T> T found(EntityManager entities, Class<T> type, long id, LongFunction<T> made) {
        return find(entities, type, id).orElseGet(() -> {
            T entity = made.apply(id);
            entities.persist(entity);
            return entity;
        });
    }

    private static <T> Optional<T> find(EntityManager entities, Class<T> type, long id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    private static Arbitrary<Integer> below(int limit) {
        return Arbitraries.integers().between(0, limit - 1).withDistribution(RandomDistribution.uniform());
    }
}
