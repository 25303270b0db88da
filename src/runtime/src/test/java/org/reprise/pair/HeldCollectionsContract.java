package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.stock.Rack;
import org.reprise.stock.Shelf;
import org.reprise.stock.Stamp;
import org.reprise.testing.Make;

/** Rows of collections and references in which the database has a say: the copy holds what the primary's rows hold, in every way. */
abstract class HeldCollectionsContract extends StockContract {
    HeldCollectionsContract(Make first) {
        super(first);
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void elementHasWhatTheDatabaseGaveIt(Make second) {
        everyWay(second, false, HeldCollectionsContract::stamps);
    }

    private static void stamps(StockPair pair, long id) {
        pair.call(entities -> {
            Rack rack = new Rack(id);
            rack.stamps().addAll(List.of(new Stamp("in"), new Stamp("in"), new Stamp("out")));
            entities.persist(rack);
        });
        pair.call(entities -> entities.find(Rack.class, id).stamps().add(new Stamp("in")));
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void elementIsAsATriggerMadeIt(Make second) {
        // at the primary only, so that the same call writes something else here
        everyWay(second, false, HeldCollectionsContract::words);
    }

    private static void words(StockPair pair, long id) {
        pair.call(entities -> {
            Rack rack = new Rack(id);
            rack.words().addAll(List.of("red", "red", "BLUE"));
            entities.persist(rack);
        });
        pair.call(entities -> entities.find(Rack.class, id).words().add("blue"));
        pair.forget();
        pair.call(entities -> entities.find(Rack.class, id).words().remove("RED"));
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void rowThatIsReferredToIsAsATriggerMadeIt(Make second) {
        everyWay(second, false, (pair, id) -> {
            pair.call(entities -> {
                entities.persist(new Rack(id));
                entities.persist(new Shelf(id, "lamps"));
            });
            pair.call(entities -> entities.find(Rack.class, id).shelves().add(entities.find(Shelf.class, id)));
            pair.call(entities -> entities.find(Rack.class, id).shelves().clear());
        });
    }

    /** EclipseLink updates the places of elements and of references, of which only the latter have a key. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void placeInAListIsAsATriggerMadeIt(Make second) {
        everyWay(second, false, HeldCollectionsContract::places);
    }

    private static void places(StockPair pair, long id) {
        long other = pair.id();
        pair.call(entities -> {
            Rack rack = new Rack(id);
            rack.steps().addAll(List.of("cut", "cut", "bend"));
            rack.items().addAll(List.of(new Item(id, "lamp"), new Item(other, "chair")));
            rack.items().forEach(entities::persist);
            entities.persist(rack);
        });
        pair.call(entities -> entities.find(Rack.class, id).steps().remove(0));
        pair.call(entities -> entities.find(Rack.class, id).items().remove(0));
        pair.call(entities -> entities.find(Rack.class, id).items().add(0, entities.find(Item.class, id)));
    }

    /** EclipseLink lets them go by one statement. */
    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void rowsThatLoseWhatTheyReferredToAreAsATriggerMadeThem(Make second) {
        everyWay(second, false, (pair, id) -> {
            long other = pair.id();
            pair.call(entities -> {
                Rack rack = new Rack(id);
                Shelf first = new Shelf(id, "lamps");
                Shelf last = new Shelf(other, "chairs");
                entities.persist(rack);
                entities.persist(first);
                entities.persist(last);
                rack.shelves().addAll(List.of(first, last));
            });
            pair.call(entities -> entities.remove(entities.find(Rack.class, id)));
        });
    }

    @Test
    void rowsAreReadWhereStatementsAreBatched() {
        Map<String, Object> batched = Map.of(PersistenceUnitProperties.BATCH_WRITING, "JDBC");
        try (StockPair pair = new StockPair(first, first, batched)) {
            stamps(pair, pair.id());
            words(pair, pair.id());
            places(pair, pair.id());
            pair.replay(Way.HEALED);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.differences()).isEmpty();
        }
    }
}
