package org.reprise.pair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.reprise.proof.StatementWays;
import org.reprise.replay.Tally;
import org.reprise.testing.Make;

/** A primary and a secondary with parcels, between which each call goes at once. */
final class StatementPair implements AutoCloseable {
    private static final Map<String, Object> PARCELS = Map.of(
            "test.unit", "parcels", PersistenceUnitProperties.ECLIPSELINK_PERSISTENCE_XML, "META-INF/parcels.xml");

    private final Make second;
    private final List<ZooCall> script = new ArrayList<>();
    private final ZooCalls calls = new ZooCalls(script);
    private final ZooSite east;
    private final ZooSite west;
    private final ZooPrimary primary;
    private final ZooReplica replica;

    StatementPair(Make first, Make second) {
        this(first, second, Map.of());
    }

    /** With properties of EclipseLink. */
    StatementPair(Make first, Make second, Map<String, Object> more) {
        this.second = second;
        Map<String, Object> properties = new HashMap<>(PARCELS);
        properties.putAll(more);
        east = ZooSite.fresh(first, properties);
        west = ZooSite.fresh(second, properties);
        primary = new ZooPrimary(east);
        replica = new ZooReplica(west, east, calls);
    }

    /** Makes a call at the primary that throws. */
    void fail(Consumer<EntityManager> work) {
        script.add(new ZooCall(List.of(), List.of(work), List.of()));
        primary.call(calls, script.size() - 1);
    }

    /** At the primary, behind the back of everybody. */
    void tamper(String... statements) {
        for (String sql : statements) {
            east.tamper(sql);
        }
    }

    /** Does something at the secondary that throws. */
    void failThere(Consumer<EntityManager> work) {
        replica.observe();
        west.transactions.run(() -> work.accept(west.entities()));
    }

    /** Makes a call at the primary, ships and replays it. */
    Way call(Consumer<EntityManager> work) {
        script.add(new ZooCall(List.of(), List.of(work), List.of()));
        primary.call(calls, script.size() - 1);
        primary.ship(west);
        replica.promoteAll();
        Tally.Count before = replica.count();
        replica.replay();
        Tally.Count after = replica.count();
        return after.parked() > before.parked()
                ? Way.PARKED
                : after.healed() > before.healed()
                        ? Way.HEALED
                        : after.applied() > before.applied() ? Way.APPLIED : Way.CALLED;
    }

    /** How the statements went so far. */
    List<StatementWays.Seen> ways() {
        return primary.capture.statements().seen();
    }

    /** From now on the secondary finds tags whatever the case of their letters. */
    void ignoreCase() {
        switch (second) {
            case H2, HSQLDB -> west.tamper("ALTER TABLE PARCEL_TAG ALTER COLUMN TAG VARCHAR_IGNORECASE(20)");
            case MARIADB -> west.tamper("ALTER TABLE PARCEL_TAG MODIFY TAG VARCHAR(20) COLLATE utf8mb4_general_ci");
            case POSTGRESQL -> {
                west.tamper("CREATE COLLATION REPRISE_CI (provider = icu, locale = 'und-u-ks-level2',"
                        + " deterministic = false)");
                west.tamper("ALTER TABLE PARCEL_TAG ALTER COLUMN TAG TYPE VARCHAR(20) COLLATE REPRISE_CI");
            }
        }
    }

    void assertEqual() {
        assertThat(west.log.parked().list()).isEmpty();
        assertThat(ZooTables.differences(ZooTables.of(east.zoo), ZooTables.of(west.zoo)))
                .isEmpty();
    }

    @Override
    public void close() {
        east.close();
        west.close();
    }
}
