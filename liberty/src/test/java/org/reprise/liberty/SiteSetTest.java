package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteSetTest {

    private static final Address EAST = new Address("east", 9080, 7276);
    private static final Address WEST = new Address("west", 9081, 7277);
    private static final SiteSet SET = SiteSet.eastAndWest(Path.of("data"), EAST, WEST);

    @Test
    void secondaryIsToldItsUpstreamAndWhereItsPeerIs() {
        assertThat(SET.properties(SET.site("west")))
                .containsEntry("reprise.site", "west")
                .containsEntry("reprise.primary", "east")
                .containsEntry("reprise.upstreams", "east")
                .containsEntry("reprise.sites", "east,west")
                .containsEntry("reprise.sites.east.url", "http://127.0.0.1:9080")
                .containsEntry("reprise.peer", "east")
                .containsEntry("reprise.peer-address", "127.0.0.1:7276")
                .containsEntry("reprise.messaging-port", "7277");
    }

    @Test
    void serversOfOneSiteHaveItsNameAndOneWayToAllEnginesOfAPeer() {
        Database shared = Database.h2(Path.of("data"));
        Map<String, String> ofEast = Map.of("reprise.site", "east");
        SiteSet set = new SiteSet(
                "east",
                List.of(
                        new SiteConfig(new Address("east-1", 9080, 7276), List.of(), shared, ofEast),
                        new SiteConfig(new Address("east-2", 9081, 7277), List.of(), shared, ofEast),
                        new SiteConfig(new Address("west", 9082, 7278), List.of("east"), shared, Map.of())));
        assertThat(set.properties(set.site("east-2")))
                .containsEntry("reprise.site", "east")
                .containsEntry("reprise.sites", "east,west")
                .containsEntry("reprise.sites.east.url", "http://127.0.0.1:9081")
                .containsEntry("reprise.peer", "west")
                .containsEntry("reprise.peer-address", "127.0.0.1:7278");
        assertThat(set.properties(set.site("west")))
                .containsEntry("reprise.peer", "east")
                .containsEntry("reprise.peer-address", "127.0.0.1:7276:BootstrapBasicMessaging,127.0.0.1:7277");
    }

    @Test
    void primaryHasNoUpstream() {
        assertThat(SET.properties(SET.site("east"))).containsEntry("reprise.upstreams", "");
    }

    @Test
    void sitesUseTwoMakesOfDatabase() {
        assertThat(SET.sites()).extracting(site -> site.database().make()).doesNotHaveDuplicates();
    }

    @Test
    void primaryMustBeOneOfTheSites() {
        assertThatThrownBy(() -> new SiteSet("north", SET.sites())).hasMessageContaining("north");
    }

    @Test
    void siteCannotBeItsOwnUpstream() {
        Database database = Database.h2(Path.of("data"));
        assertThatThrownBy(() -> new SiteConfig(EAST, List.of("east"), database, Map.of()))
                .hasMessageContaining("east");
    }
}
