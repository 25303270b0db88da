package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.testing.Make;

class DatabaseWaitTest {

    @Test
    void databaseThatComesLateIsWaitedFor(@TempDir Path folder) throws Exception {
        int port = freePort();
        JdbcDataSource source = source(port);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                () -> new DatabaseWait(source, "unit", ChronoUnit.FOREVER::getDuration).until());
        assertThat(waiting).isNotDone();
        Server server = Server.createTcpServer(
                        "-tcpPort", String.valueOf(port), "-ifNotExists", "-baseDir", folder.toString())
                .start();
        try {
            waiting.get(1, TimeUnit.MINUTES);
        } finally {
            server.stop();
        }
    }

    @Test
    void databaseIsWaitedForNoLongerThanIsSaid() throws Exception {
        JdbcDataSource source = source(freePort());
        new DatabaseWait(source, "unit", () -> Duration.ZERO).until();
        assertThat(catchThrowable(source::getConnection)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:%d/x",
                "jdbc:mariadb://127.0.0.1:%d/x",
                "jdbc:h2:tcp://127.0.0.1:%d/x",
                "jdbc:hsqldb:hsql://127.0.0.1:%d/x"
            })
    void databaseThatDoesNotAnswerIsAway(String url) throws Exception {
        String free = url.formatted(freePort());
        assertThat(catchThrowable(() -> DriverManager.getConnection(free, "a", "b")))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(DatabaseWait.isAway(refused))
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void wrongPasswordIsNoReasonToWait(Make make) throws Exception {
        try (Connection right = make.fresh().dataSource().getConnection()) {
            String url = right.getMetaData().getURL();
            assertThat(catchThrowable(() -> DriverManager.getConnection(url, "nobody", "wrong")))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(DatabaseWait.isAway(refused))
                            .isFalse());
        }
    }

    @Test
    void databaseThatIsStartingIsAwayAndOneBehindAPoolToo() {
        assertThat(DatabaseWait.isAway(new SQLException("the database system is starting up", "57P03")))
                .isTrue();
        assertThat(DatabaseWait.isAway(new SQLException("pool", new SQLException(new IOException("reset")))))
                .isTrue();
    }

    private static JdbcDataSource source(int port) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:tcp://127.0.0.1:" + port + "/./late");
        return source;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
