package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.reprise.event.EventJson;
import org.reprise.testing.Make;
import org.reprise.zoo.DayTicket;

/** Transactions of a JPA provider that are under way when their site stops. */
final class StoppedZooTest {

    @Test
    void theSecondHalfOfATransactionIsInItsEvent() {
        try (ZooSite east = ZooSite.fresh(Make.H2);
                ZooSite west = ZooSite.fresh(Make.H2)) {
            ZooPrimary primary = new ZooPrimary(east);
            east.observedBy(primary.capture);
            east.transactions.run(() -> {
                sell(east, 100);
                primary.capture.open().refuseCalls();
                sell(east, 200);
            });
            primary.ship(west);
            assertThat(EventJson.decode(west.log
                                    .portions()
                                    .at(1)
                                    .orElseThrow()
                                    .bodies()
                                    .get(0))
                            .rows())
                    .hasSize(2);
        }
    }

    @Test
    void whatOutlivesTheSiteLeavesNoRowAndNoEvent() {
        try (ZooSite east = ZooSite.fresh(Make.H2)) {
            ZooPrimary primary = new ZooPrimary(east);
            east.observedBy(primary.capture);
            assertThatThrownBy(() -> east.transactions.run(() -> {
                        sell(east, 100);
                        primary.capture.open().refuseAll();
                    }))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> east.transactions.run(() -> sell(east, 300)))
                    .hasStackTraceContaining("after the site had stopped");
            assertThat(ZooTables.of(east.zoo).get("TICKET")).isEmpty();
            assertThat(east.log.captured().count()).isZero();
        }
    }

    private static void sell(ZooSite site, int cents) {
        site.entities().persist(new DayTicket(cents, LocalDate.EPOCH));
        site.entities().flush();
    }
}
