package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.testing.Make;

final class MariaDbColumnsTest extends ColumnsContract {
    MariaDbColumnsTest() {
        super(Make.MARIADB);
    }

    /** With this flag, an update that changes nothing has met no row. */
    @Test
    void updateToTheSameValueIsNoTroubleWhereTheDriverCountsChangedRows() {
        try (StockPair pair = new StockPair(first, first, Map.of(StockPair.FLAGS, "?useAffectedRows=true"))) {
            for (Way way : Way.values()) {
                long id = pair.id();
                pair.call(entities -> entities.persist(new Item(id, "lamp").more(1)));
                pair.call(entities -> entities.createNativeQuery("UPDATE ITEM SET TITLE = 'chair' WHERE ID = ?")
                        .setParameter(1, id)
                        .executeUpdate());
                // memory has a lamp, the row a chair already
                pair.call(entities -> entities.find(Item.class, id).titled("chair"));
                pair.call(entities ->
                        entities.find(Item.class, id).titled("table").more(1));
                pair.replay(way);
                assertThat(pair.parked()).as("parked, %s", way).isEmpty();
                assertThat(pair.differences()).as("differences, %s", way).isEmpty();
            }
        }
    }
}
