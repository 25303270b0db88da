package org.reprise.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every name server does. Each test has a name that nobody else uses. */
abstract class NameServerContract {
    static final InetAddress EAST = address("192.0.2.1");
    static final InetAddress WEST = address("192.0.2.2");
    static final InetAddress WEST_SIX = address("2001:db8::2");

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    abstract NameServer server();

    @Test
    void aNameThatNobodyHasMovedHasNoEpochAndIsMovedByTheFirst() {
        NameServer server = server();
        assertThat(server.read()).isEqualTo(new NameServer.Entry(OptionalLong.empty(), Set.of()));
        assertThat(server.move(server.read(), 1, Set.of(EAST))).isTrue();
        assertThat(server.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(1), Set.of(EAST)));
    }

    @Test
    void aMoveLeavesNothingOfTheAddressesBefore() {
        NameServer server = server();
        server.move(server.read(), 1, Set.of(EAST, WEST_SIX));
        assertThat(server.read().addresses()).containsExactlyInAnyOrder(EAST, WEST_SIX);
        server.move(server.read(), 2, Set.of(WEST));
        assertThat(server.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(2), Set.of(WEST)));
    }

    @Test
    void whoHasNotSeenTheLastMoveMovesNothing() {
        NameServer server = server();
        NameServer.Entry never = server.read();
        server.move(never, 1, Set.of(EAST));
        NameServer.Entry first = server.read();
        server.move(first, 5, Set.of(WEST));
        assertThat(server.move(first, 3, Set.of(EAST)))
                .as("of the epoch before")
                .isFalse();
        assertThat(server.move(never, 9, Set.of(EAST))).as("of no epoch").isFalse();
        assertThat(server.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(5), Set.of(WEST)));
    }

    @Test
    void theNameFollowsEachMoveAndAStaleEpochCannotMoveIt() {
        NameServer server = server();
        ServiceName east = new ServiceName(server, List.of(EAST));
        ServiceName west = new ServiceName(server, List.of(WEST));
        assertThat(east.move(1)).isEqualTo(ServiceName.Outcome.MOVED);
        assertThat(west.move(6)).isEqualTo(ServiceName.Outcome.MOVED);
        assertThat(server.read().addresses()).containsExactly(WEST);
        assertThat(east.move(1)).isEqualTo(ServiceName.Outcome.STALE);
        assertThat(server.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(6), Set.of(WEST)));
        assertThat(west.move(6)).isEqualTo(ServiceName.Outcome.HERE);
        assertThat(east.move(7)).isEqualTo(ServiceName.Outcome.MOVED);
        assertThat(server.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(7), Set.of(EAST)));
    }
}
