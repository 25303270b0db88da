package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.SynchronizationType;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Coach;
import org.reprise.stock.Item;
import org.reprise.stock.Note;
import org.reprise.stock.Train;
import org.reprise.testing.Make;

/** What EclipseLink has in memory at one site and not at the other makes no copy differ, and no event heal. */
final class OwnMemoryTest {
    private static Consumer<EntityManager> sql(String text, long id) {
        return entities -> entities.createNativeQuery(text).setParameter(1, id).executeUpdate();
    }

    private static void assertCopied(StockPair pair, Way way) {
        pair.replay(way);
        assertThat(pair.parked()).as("parked, %s", way).isEmpty();
        assertThat(pair.differences()).as("differences, %s", way).isEmpty();
    }

    /** A woven class has it written, although nothing is other than memory had it. */
    @ParameterizedTest
    @EnumSource
    void valueThatIsGivenThereAndBackInOneFlushIsCopied(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            long id = pair.id();
            pair.call(entities -> entities.persist(new Train(id).with(0, id)));
            pair.call(sql("UPDATE COACH SET SEATS = 5 WHERE ID = ?", id));
            pair.replay(Way.CALL);
            // as after a start
            pair.west.zoo.factory().getCache().evictAll();
            pair.call(entities -> {
                Coach coach = entities.find(Coach.class, id);
                coach.refit(1);
                coach.refit(-1);
            });
            assertCopied(pair, Way.CALL);
        }
    }

    /** Its rows are whole, for a site may have left out what made them. */
    @ParameterizedTest
    @EnumSource
    void eventThatSupersedesHasTheRowsAsTheyAreHeld(Make make) {
        try (StockPair pair = new StockPair(make, make, Map.of(StockPair.SUPERSEDES, true))) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp").more(7)));
                pair.call(sql("UPDATE ITEM SET UNITS = UNITS + 1 WHERE ID = ?", id));
                pair.call(entities -> entities.find(Item.class, id).titled("chair"));
                assertCopied(pair, way);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void contextThatTakesNoPartInTheTransactionIsNotWritten(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            pair.call(entities -> {
                entities.persist(new Note(1));
                EntityManager draft =
                        entities.getEntityManagerFactory().createEntityManager(SynchronizationType.UNSYNCHRONIZED);
                draft.persist(new Note(2));
            });
            assertCopied(pair, Way.CALL);
            assertThat(pair.counts().healed()).isZero();
        }
    }
}
