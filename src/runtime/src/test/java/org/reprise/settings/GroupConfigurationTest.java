package org.reprise.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.group.CheckSettings;
import org.reprise.group.DnsKey;
import org.reprise.group.Endpoint;
import org.reprise.group.GroupSettings;
import org.reprise.group.RequiredCheck;

class GroupConfigurationTest {
    private static final String SECRET = "c2VjcmV0";

    @TempDir
    Path folder;

    private final Map<String, String> given = new HashMap<>();

    private GroupSettings read() {
        return new GroupConfiguration(new GivenConfig(given)).read();
    }

    private void dns() {
        given.put("reprise.group.dns.name", "app.example.test.");
        given.put("reprise.group.dns.server", "127.0.0.1:5353");
        given.put("reprise.group.dns.address", "192.0.2.2, 2001:db8::2");
        given.put("reprise.group.dns.key.name", "reprise");
        given.put("reprise.group.dns.key.secret", SECRET);
    }

    @Test
    void whoSaysNothingHasAGroupInWhichNothingMoves() {
        assertThat(read()).isEqualTo(GroupSettings.NONE);
    }

    @Test
    void allThatIsSaidIsRead() throws IOException {
        dns();
        given.put("reprise.group.name", "network");
        given.put("reprise.group.checks", "orders,page");
        given.put("reprise.group.checks.orders.target", "health:orders");
        given.put("reprise.group.checks.page.target", "http://localhost:9080/");
        given.put("reprise.group.checks.fall", "1");
        given.put("reprise.group.checks.interval", "PT1S");
        GroupSettings read = read();
        assertThat(read.name()).isEqualTo("network");
        assertThat(read.dns()).hasValueSatisfying(dns -> {
            assertThat(dns.name()).isEqualTo("app.example.test");
            assertThat(dns.zone()).isEqualTo("example.test");
            assertThat(dns.server()).isEqualTo(new Endpoint("127.0.0.1", 5353));
            assertThat(dns.addresses())
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:2");
            assertThat(dns.terms().ttl()).isEqualTo(Duration.ofSeconds(10));
            assertThat(dns.key()).isEqualTo(new DnsKey("reprise", "hmac-sha256", SECRET));
            assertThat(dns.key()).asString().doesNotContain(SECRET);
        });
        assertThat(read.checks().required())
                .containsExactly(
                        new RequiredCheck("orders", RequiredCheck.Kind.HEALTH, "orders"),
                        new RequiredCheck("page", RequiredCheck.Kind.HTTP, "http://localhost:9080/"));
        assertThat(read.checks().pace())
                .isEqualTo(new CheckSettings.Pace(2, 1, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @Test
    void aKeyMayComeFromTheFileThatBindsToolWrites() throws IOException {
        dns();
        given.remove("reprise.group.dns.key.secret");
        given.remove("reprise.group.dns.key.name");
        Path file = Files.writeString(folder.resolve("reprise.key"), """
                key "west-key" {
                	algorithm hmac-sha512;
                	secret "%s";
                };
                """.formatted(SECRET));
        given.put("reprise.group.dns.key.file", file.toString());
        assertThat(read().dns()).hasValueSatisfying(dns -> assertThat(dns.key())
                .isEqualTo(new DnsKey("west-key", "hmac-sha512", SECRET)));
    }

    @Test
    void eachMistakeIsSaidByItsKey() {
        given.put("reprise.group.dns.name", "app.example.test");
        given.put("reprise.group.dns.address", "east.example.test");
        given.put("reprise.group.dns.key.file", folder.resolve("none").toString());
        given.put("reprise.group.dns.ttl", "soon");
        given.put("reprise.group.checks", "orders,page");
        given.put("reprise.group.checks.page.target", "9080");
        given.put("reprise.group.checks.rise", "0");
        given.put("reprise.group.hooks", "hook.sh");
        assertThatThrownBy(this::read)
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessageContaining("Set reprise.group.dns.server: ")
                .hasMessageContaining("reprise.group.dns.address = 'east.example.test' is not an IPv4 or IPv6 address")
                .hasMessageContaining("reprise.group.dns.key.file = '")
                .hasMessageContaining("reprise.group.dns.ttl = 'soon' is not a duration like PT5S")
                .hasMessageContaining("Set reprise.group.checks.orders.target")
                .hasMessageContaining("reprise.group.checks.page.target = '9080' is no check")
                .hasMessageContaining("reprise.group.checks.rise and reprise.group.checks.fall must be 1 to 100, not 0")
                .hasMessageContaining("reprise.group.hooks: 'hook.sh' is no executable file");
    }

    @Test
    void aNameThatIsNotInItsZoneOrHasNoAddressOrNoKeyIsRefused() {
        dns();
        given.put("reprise.group.dns.zone", "example.org");
        assertThatThrownBy(this::read)
                .hasMessageContaining("reprise.group.dns.zone = 'example.org' is not the zone of app.example.test");
        dns();
        given.remove("reprise.group.dns.zone");
        given.remove("reprise.group.dns.address");
        assertThatThrownBy(this::read).hasMessageContaining("Set reprise.group.dns.address");
        dns();
        given.put("reprise.group.dns.key.secret", "not base64!");
        assertThatThrownBy(this::read).hasMessageContaining("is not base64");
        given.remove("reprise.group.dns.key.secret");
        assertThatThrownBy(this::read)
                .hasMessageContaining("Set one of reprise.group.dns.key.file and reprise.group.dns.key.secret");
        dns();
        given.put("reprise.group.dns.key.algorithm", "hmac-md5");
        assertThatThrownBy(this::read).hasMessageContaining("reprise.group.dns.key.algorithm = 'hmac-md5' is none of");
        dns();
        given.remove("reprise.group.dns.key.algorithm");
        given.put("reprise.group.dns.name", "app..test");
        assertThatThrownBy(this::read).hasMessageContaining("is not a DNS name");
    }

    @Test
    void whatIsWrongWithTheGroupIsSaidWithAllElse() {
        given.put("reprise.site", "west");
        given.put("reprise.group.checks", "orders");
        assertThatThrownBy(() -> new SiteConfiguration(new GivenConfig(given)).read())
                .hasMessageContaining("Set reprise.primary")
                .hasMessageContaining("Set reprise.group.checks.orders.target");
    }
}
