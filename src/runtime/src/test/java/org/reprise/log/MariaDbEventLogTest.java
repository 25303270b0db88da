package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.reprise.testing.Make;

final class MariaDbEventLogTest extends JdbcEventLogContract {

    MariaDbEventLogTest() {
        super(Make.MARIADB);
    }

    /** The default of the make, and so of many data sources. */
    @Test
    void sealedOrderIsRightUnderRepeatableReadToo() throws Exception {
        OrderStorm storm = new OrderStorm(database, Connection.TRANSACTION_REPEATABLE_READ);

        assertThat(storm.run(STORM, OrderStorm.Draw.AT_INSERT)).isEmpty();
    }
}
