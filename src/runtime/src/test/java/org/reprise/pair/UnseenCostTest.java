package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.TestMethods;
import org.reprise.eclipselink.MappedColumns;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.event.ReplicatedMethod;
import org.reprise.stock.Item;
import org.reprise.stock.Note;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.unseen.UnseenWrites;
import org.reprise.zoo.ZooDatabase;

/**
 * Every other transaction of two updates and one insert is looked at, so that a drift of the machine is in favour of nobody, and what
 * that costs is printed. More of them: {@code -Dreprise.test.unseen-transactions=6000}.
 */
final class UnseenCostTest {
    private static final int TRANSACTIONS = Integer.getInteger("reprise.test.unseen-transactions", 200);
    private static final ReplicatedMethod PERFORM = TestMethods.of(UnseenCostTest.class, "perform");

    /** For the registry only. */
    void perform(int number) {}

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void everyOtherTransactionIsLookedAtAndNothingIsFound(Make make) {
        TestDatabase database = ZooDatabase.empty(make);
        String shop = StockTables.shop();
        StockTables.create(database, shop);
        Map<String, Object> properties = new HashMap<>(StockTables.mapped(shop));
        properties.put("test.unit", "stock");
        properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, RepriseSessionCustomizer.class.getName());
        try (ZooSite site = new ZooSite(ZooDatabase.in(database, properties))) {
            ZooPrimary primary = new ZooPrimary(site);
            site.observedBy(primary.capture);
            call(site, primary, entities -> List.of(1, 2).forEach(id -> entities.persist(new Item(id, "lamp"))));
            UnseenWrites each = UnseenWrites.of(site.zoo.dataSource(), MappedColumns::tables, 1, Clock.systemUTC());
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            for (int i = 0; i < TRANSACTIONS; i++) {
                boolean looks = i % 2 == 0;
                primary.capture.lookingFor(looks ? each : UnseenWrites.NONE);
                double micros = pass(site, primary, 1000L + i);
                // a third is warm-up
                if (i > TRANSACTIONS / 3) {
                    (looks ? with : without).add(micros);
                }
            }
            double cost = median(with) - median(without);
            System.out.printf(
                    Locale.ROOT,
                    "[unseen] %s: a transaction takes %.0f us, one that is looked at %.0f us more; one in %d costs %.1f %%%n",
                    make,
                    median(without),
                    cost,
                    UnseenWrites.EVERY,
                    100 * cost / UnseenWrites.EVERY / median(without));
            assertThat(each.net().looks()).isEqualTo(TRANSACTIONS / 2);
            assertThat(each.net().found()).isEmpty();
        }
    }

    private static double pass(ZooSite site, ZooPrimary primary, long id) {
        long began = System.nanoTime();
        call(site, primary, entities -> {
            entities.find(Item.class, 1L).more(1);
            entities.find(Item.class, 2L).more(1);
            entities.persist(new Note(id));
        });
        return (System.nanoTime() - began) / 1e3;
    }

    private static void call(ZooSite site, ZooPrimary primary, Consumer<EntityManager> work) {
        site.transactions.run(() -> site.inTransactionOf(
                PERFORM,
                () -> primary.capture.call(PERFORM, new Object[] {1}, () -> {
                    work.accept(site.entities());
                    return null;
                })));
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
