package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.eclipselink.RepriseSessionCustomizer;
import org.reprise.log.ShippedTables;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.testing.BareDataSource;
import org.reprise.testing.Make;
import org.reprise.zoo.JtaTransactions;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooTransactions;

/** What would fail at every event is said before the first one. */
class EventTrialTest {
    private final ZooDatabase zoo = ZooDatabase.fresh(Make.H2, RepriseSessionCustomizer.class);

    @BeforeEach
    void tables() {
        ShippedTables.create(zoo.database().dataSource());
    }

    @AfterEach
    void close() {
        zoo.close();
    }

    @Test
    void unitThatWritesThroughTheLogsConnectionPassesAndNothingIsLeft() {
        EventTrial trial = trial(zoo.dataSource());
        assertThatCode(trial::run).doesNotThrowAnyException();
        assertThatCode(trial::run).doesNotThrowAnyException();
        assertThat(captured()).isZero();
    }

    @Test
    void unitThatWritesThroughAnotherConnectionIsToldWithTheRemedy() {
        assertThatThrownBy(trial(own(Connection.TRANSACTION_READ_COMMITTED, false))::run)
                .isInstanceOf(SiteNotOpenException.class)
                .hasMessageContaining("REPR0006E")
                .hasMessageContaining("_zoo")
                .hasMessageContaining("reprise.data-source");
        assertThat(captured()).isZero();
    }

    @Test
    void otherIsolationIsToldWithTheRemedy() {
        assertThatThrownBy(trial(own(Connection.TRANSACTION_SERIALIZABLE, false))::run)
                .isInstanceOf(SiteNotOpenException.class)
                .hasMessageContaining("REPR0005E")
                .hasMessageContaining("SERIALIZABLE")
                .hasMessageContaining("isolationLevel=\"TRANSACTION_READ_COMMITTED\"");
    }

    @Test
    void connectionOutsideTheTransactionIsToldAndLeavesNoEvent() {
        assertThatThrownBy(trial(own(Connection.TRANSACTION_READ_COMMITTED, true))::run)
                .isInstanceOf(SiteNotOpenException.class)
                .hasMessageContaining("REPR0005E")
                .hasMessageContaining("transactional");
        assertThat(captured()).isZero();
    }

    private static EventTrial trial(DataSource source) {
        return new EventTrial("jdbc/zoo", source, new JtaTransactions(), ZooTransactions.registry());
    }

    /** Each time another connection, which no transaction of the container knows. */
    private DataSource own(int isolation, boolean autoCommit) {
        return new BareDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = zoo.database().connect();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(autoCommit);
                return connection;
            }
        };
    }

    private long captured() {
        return zoo.call(entities -> ((Number) entities.createNativeQuery("SELECT COUNT(*) FROM REPRISE_CAPTURED")
                        .getSingleResult())
                .longValue());
    }
}
