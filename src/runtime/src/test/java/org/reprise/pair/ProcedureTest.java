package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Item;
import org.reprise.testing.Make;

/** A native statement that runs a procedure, of which some makes say that it met no row: it is in the evidence all the same. */
final class ProcedureTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void procedureGoesByCallAndParksWhatIsToBeHealed(Make make) {
        try (StockPair pair = new StockPair(make, make)) {
            for (ZooSite site : List.of(pair.east, pair.west)) {
                site.tamper(procedure(make));
            }
            run(pair);
            pair.replay(Way.CALL);
            assertThat(pair.parked()).isEmpty();
            assertThat(pair.counts().healed()).isZero();
            assertThat(pair.differences()).isEmpty();

            run(pair);
            pair.replay(Way.HEALED);
            assertThat(pair.parked()).hasSize(1);
            assertThat(pair.parked().get(0).reason()).contains("is a procedure", "skip the event");
        }
    }

    private static void run(StockPair pair) {
        long id = pair.id();
        pair.call(entities -> entities.persist(new Item(id, "lamp")));
        pair.call(entities ->
                entities.createNativeQuery("CALL MORE(?)").setParameter(1, id).executeUpdate());
    }

    private static String procedure(Make make) {
        String update = "UPDATE ITEM SET UNITS = UNITS + 1 WHERE ID = ITEM_ID";
        return switch (make) {
            case HSQLDB -> "CREATE PROCEDURE MORE(IN ITEM_ID BIGINT) MODIFIES SQL DATA " + update;
            case POSTGRESQL ->
                "CREATE PROCEDURE MORE(ITEM_ID BIGINT) LANGUAGE plpgsql AS $$ BEGIN " + update + "; END $$";
            default -> "CREATE PROCEDURE MORE(ITEM_ID BIGINT) " + update;
        };
    }
}
