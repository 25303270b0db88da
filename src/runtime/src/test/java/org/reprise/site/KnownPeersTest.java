package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.Schema;
import org.reprise.reign.PlanFailedException;
import org.reprise.role.Container;
import org.reprise.role.OwnReign;
import org.reprise.settings.GivenConfig;
import org.reprise.settings.SiteConfiguration;
import org.reprise.settings.SiteSettings;
import org.reprise.testing.Make;

class KnownPeersTest {
    private final LocalTransactions transactions = new LocalTransactions(Make.H2.fresh());

    @AfterEach
    void close() {
        transactions.close();
    }

    private KnownPeers peers(List<String> named) {
        new Schema(transactions.dataSource()).migrate();
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
