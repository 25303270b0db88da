package org.reprise.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.api.SiteRole;

/** The group at a server of west. */
class ServiceGroupTest {
    private static final InetAddress WEST = NameServerContract.WEST;
    private static final InetAddress EAST = NameServerContract.EAST;

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryNameServer dns = new InMemoryNameServer();
    private final List<String> told = new ArrayList<>();
    private Optional<Place> place = Optional.empty();
    private final ServiceGroup group = new ServiceGroup(
            new GroupSettings(
                    "network",
                    Optional.of(new DnsSettings(
                            "app.example.test",
                            "example.test",
                            new Endpoint("127.0.0.1", 53),
                            List.of(WEST),
                            DnsSettings.Terms.DEFAULT,
                            new DnsKey("reprise", DnsKey.ALGORITHM, "c2VjcmV0"))),
                    CheckSettings.NONE,
                    HookSettings.NONE),
            new ServiceGroup.Doors(() -> place, name -> "", List.of(new Told()), Thread::new),
            clock,
            dns);

    private final class Told implements Hook {
        @Override
        public String name() {
            return "observers";
        }

        @Override
        public void run(HookCall call) {
            told.add(String.join(" ", call.arguments()));
            if (call.epoch() == 13) {
                throw new IllegalStateException("13 brings bad luck");
            }
        }
    }

    private void stands(SiteRole role, long epoch, boolean leads) {
        place = Optional.of(new Place("west", role, role == SiteRole.PRIMARY ? "west" : "east", epoch, leads));
        group.step();
    }

    @Test
    void theNameComesWithTheReignAndAfterwardsTheHooksAreTold() {
        stands(SiteRole.SECONDARY, 1, true);
        assertThat(dns.asked).isZero();
        stands(SiteRole.PRIMARY, 2, true);
        assertThat(dns.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(2), Set.of(WEST)));
        assertThat(told).containsExactly("after primary 2 west west");
        assertThat(group.view().dnsState()).isEqualTo("leads here, since epoch 2");
        stands(SiteRole.SECONDARY, 3, true);
        stands(SiteRole.NOBODY, 3, true);
        assertThat(told)
                .containsExactly(
                        "after primary 2 west west", "after secondary 3 west east", "after nobody 3 west east");
        assertThat(group.view().dnsState()).isEmpty();
    }

    @Test
    void aStartIsNoChange() {
        stands(SiteRole.PRIMARY, 2, true);
        place = Optional.empty();
        group.step();
        stands(SiteRole.PRIMARY, 2, true);
        assertThat(told).isEmpty();
        assertThat(dns.read().epoch()).hasValue(2);
    }

    @Test
    void onlyTheServerThatLeadsMovesTheName() {
        stands(SiteRole.PRIMARY, 2, false);
        assertThat(dns.asked).isZero();
        stands(SiteRole.PRIMARY, 2, true);
        assertThat(dns.read().addresses()).containsExactly(WEST);
    }

    @Test
    void aMoveThatFailsIsSaidAndTriedAgainUntilItIsDone() {
        dns.says = "it knows no key reprise (BADKEY)";
        stands(SiteRole.PRIMARY, 2, true);
        assertThat(group.view().trouble()).contains("app.example.test").contains("BADKEY");
        assertThat(group.view().dnsState()).isEqualTo("is not moved here yet");
        group.step();
        assertThat(dns.asked).as("not at each look").isEqualTo(1);
        clock.advance(Duration.ofSeconds(5));
        dns.says = "";
        group.step();
        assertThat(dns.read().addresses()).containsExactly(WEST);
        assertThat(group.view().trouble()).isEmpty();
    }

    @Test
    void aClockThatIsPutBackDelaysNoMove() {
        dns.says = "no way";
        stands(SiteRole.PRIMARY, 2, true);
        dns.says = "";
        clock.advance(Duration.ofHours(-1));
        group.step();
        assertThat(dns.read().addresses()).containsExactly(WEST);
    }

    @Test
    void aMoveIsNotTriedAnyMoreOnceTheReignHasPassedOn() {
        dns.says = "no way";
        stands(SiteRole.PRIMARY, 2, true);
        dns.says = "";
        stands(SiteRole.SECONDARY, 3, true);
        clock.advance(Duration.ofMinutes(1));
        group.step();
        assertThat(dns.asked).isEqualTo(1);
        assertThat(group.view().trouble()).isEmpty();
    }

    @Test
    void aNameThatASiteOfAHigherEpochHasStaysThere() {
        dns.move(dns.read(), 9, Set.of(EAST));
        stands(SiteRole.PRIMARY, 2, true);
        assertThat(dns.read()).isEqualTo(new NameServer.Entry(OptionalLong.of(9), Set.of(EAST)));
        assertThat(group.view().trouble()).contains("higher epoch than 2");
    }

    @Test
    void hooksMaySayNoBeforeTheSiteIsPrimaryAndNotBeforeItIsNot() {
        group.runHooks("west", "east", 7);
        assertThatThrownBy(() -> group.runHooks("west", "east", 13)).hasMessageContaining("13 brings bad luck");
        group.leaving(new Place("west", SiteRole.SECONDARY, "east", 13, true));
        assertThat(told)
                .containsExactly(
                        "before primary 7 west east", "before primary 13 west east", "before secondary 13 west east");
    }
}
