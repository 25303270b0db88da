package org.reprise.pair;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.stock.Item;
import org.reprise.stock.OrderLine;
import org.reprise.stock.OrderNote;
import org.reprise.stock.ShopItem;
import org.reprise.testing.Make;

/** Tables are found by their names however those are spelled, and in whatever schema: the copy is right in every way. */
abstract class NamesContract extends StockContract {
    NamesContract(Make first) {
        super(first);
    }

    private static <T> Consumer<EntityManager> on(Class<T> type, long id, Consumer<T> work) {
        return entities -> work.accept(entities.find(type, id));
    }

    private static Consumer<EntityManager> query(String text, Object... parameters) {
        return entities -> {
            var query = entities.createQuery(text);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        };
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void nameInBothCasesIsTheTableThatEachMakeSpellsInItsWay(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new OrderLine(id, "lamp")));
            pair.call(on(OrderLine.class, id, line -> line.retitle("chair")));
            pair.call(on(OrderLine.class, id, line -> line.marks().addAll(List.of("red", "red"))));
            pair.call(on(OrderLine.class, id, line -> line.marks().remove("red")));
            pair.call(on(OrderLine.class, id, line -> line.in("SOLD")));
            pair.call(query("UPDATE OrderLine o SET o.amount = o.amount + 3 WHERE o.id = ?1", id));
            pair.call(query("UPDATE OrderLine o SET o.amount = o.amount / 2 WHERE o.id = ?1", id));
            pair.call(entities -> entities.remove(entities.find(OrderLine.class, id)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void nameInQuotesIsTheTableThatIsSpelledSo(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> entities.persist(new OrderNote(id, "lamp")));
            pair.call(on(OrderNote.class, id, note -> note.rewrite("chair")));
            pair.call(on(OrderNote.class, id, note -> note.tags().addAll(List.of("red", "red"))));
            pair.call(on(OrderNote.class, id, note -> note.tags().remove("red")));
            pair.call(on(OrderNote.class, id, note -> note.in("READ")));
            pair.call(query("UPDATE OrderNote n SET n.place = n.place + 3 WHERE n.id = ?1", id));
            pair.call(query("UPDATE OrderNote n SET n.place = n.place / 2 WHERE n.id = ?1", id));
            pair.call(query("DELETE FROM OrderNote n WHERE n.text = ?1", "none"));
            pair.call(entities -> entities.remove(entities.find(OrderNote.class, id)));
        });
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void tableOfAnotherSchemaIsNotTheOneOfThatNameInThisSchema(Make second) {
        everyWay(second, (pair, id) -> {
            pair.call(entities -> {
                entities.persist(new Item(id, "own"));
                entities.persist(new ShopItem(id, "shop"));
            });
            pair.call(on(ShopItem.class, id, item -> item.relabel("sold")));
            pair.call(on(ShopItem.class, id, item -> item.in("SOLD")));
            pair.call(query("UPDATE ShopItem s SET s.price = s.price + 3 WHERE s.id = ?1", id));
            pair.call(query("UPDATE ShopItem s SET s.price = s.price / 2 + 5 WHERE s.id = ?1", id));
            pair.call(query("UPDATE Item i SET i.units = i.units / 2 + 7 WHERE i.id = ?1", id));
            pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET UNITS = UNITS / 3 WHERE ID = ?")
                    .setParameter(1, id)
                    .executeUpdate());
            pair.call(entities -> entities.createNativeQuery(
                            "UPDATE " + pair.shop() + ".ITEM SET PRICE = PRICE / 3 WHERE ID = ?")
                    .setParameter(1, id)
                    .executeUpdate());
            pair.call(entities -> entities.remove(entities.find(ShopItem.class, id)));
        });
    }
}
