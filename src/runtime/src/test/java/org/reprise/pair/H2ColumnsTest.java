package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.reprise.pair.StockPair.Way;
import org.reprise.stock.Trip;
import org.reprise.testing.Make;

final class H2ColumnsTest extends ColumnsContract {
    H2ColumnsTest() {
        super(Make.H2);
    }

    /** H2 makes a day of the year 0 of it. */
    @Test
    void dayThatHsqldbDoesNotHaveIsParkedWithItsColumn() {
        try (StockPair pair = new StockPair(first, Make.HSQLDB)) {
            pair.call(entities -> entities.persist(new Trip(1).on(LocalDate.of(1, 1, 1))));
            pair.replay(Way.HEALED);
            assertThat(pair.parked()).hasSize(1);
            assertThat(pair.parked().get(0).reason()).contains("INSERT of TRIP [ID=1]", "column \"DAY_OF\" takes no");
        }
    }
}
