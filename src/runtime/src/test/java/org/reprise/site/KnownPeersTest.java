package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.KnownSites;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.reign.PlanFailedException;
import org.reprise.reign.Reign;
import org.reprise.reign.Reigns;
import org.reprise.reign.SiteSeen;
import org.reprise.role.Container;
import org.reprise.role.OwnReign;
import org.reprise.settings.GivenConfig;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteSettings;
import org.reprise.testing.Make;

class KnownPeersTest {
    private final LocalTransactions transactions = new LocalTransactions(Make.H2.fresh());

    @BeforeEach
    void tables() {
        ShippedTables.create(transactions.dataSource());
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    private KnownPeers peers(List<String> named) {
        SiteSettings west = new SiteConfiguration(
                        new GivenConfig(Map.of("reprise.site", "west", "reprise.primary", "west")))
                .read();
        Container container = new Container(transactions.dataSource(), transactions, null, null, null);
        OwnReign own = new OwnReign(west, container, new TestClock(Instant.EPOCH));
        own.standing();
        return new KnownPeers(west, named, own, transactions.dataSource());
    }

    @Test
    void epochsAreNumberedByTheRecordOfSites() {
        assertThat(peers(List.of("east", "west")).numbers().place()).isEqualTo(1);
    }

    /** It is dead, and so is the one that came behind it: what this site has of its reign it had for certain. */
    @Test
    void aFormerPrimaryWasAsFarAsItsReignIsKnown() {
        KnownPeers peers = peers(List.of("east", "west"));
        Reign east = new Reign(65, end(1, 200), "east", Instant.EPOCH, "", "");
        Reign west = new Reign(66, end(65, 427), "west", Instant.ofEpochSecond(9), "", "");
        assertThat(peers.known("east").seq()).isNull();

        KnownSites.over(transactions.dataSource()).heard("east", 264, Instant.EPOCH);
        peers.own().store().learn(Reigns.of(List.of(east, west)));

        assertThat(peers.known("east")).isEqualTo(new SiteSeen("east", false, 427L, Instant.ofEpochSecond(9)));
    }

    private static ChainEnd end(long epoch, long seq) {
        return new ChainEnd(new Position(epoch, seq), new PortionHash("ab".repeat(32)));
    }

    @Test
    void withoutARecordOfSitesNobodyIsPromoted() {
        assertThatThrownBy(() -> peers(List.of()).register())
                .isInstanceOf(PlanFailedException.class)
                .hasMessageContainingAll(
                        "reprise.sites is not set", "west", "the names of all sites, in the same order");
        assertThatThrownBy(() -> peers(List.of("east", "north")).register())
                .hasMessageContaining("reprise.sites is [east, north]: it must name west too");
    }
}
