package org.reprise.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

final class HsqldbEventLogTest extends JdbcEventLogContract {

    HsqldbEventLogTest() {
        super(Make.HSQLDB);
    }

    /** The default is {@code locks}: whole tables are locked, so it is slow, but the order must be right there too. */
    @ParameterizedTest
    @ValueSource(strings = {"locks", "mvlocks"})
    void sealedOrderIsRightInTheOtherTransactionModels(String model, @TempDir Path folder) throws Exception {
        TestDatabase other = Make.hsqldb(folder, model);
        ShippedTables.create(other.dataSource());
        OrderStorm storm = new OrderStorm(other, Connection.TRANSACTION_READ_COMMITTED);

        assertThat(storm.run(STORM / 6, OrderStorm.Draw.AT_INSERT)).isEmpty();
        other.execute("SHUTDOWN IMMEDIATELY");
    }
}
