package org.reprise.liberty;

/**
 * A constraint that only this site's database has: it refuses every hop to one route point. So an event that passes a message there
 * can neither be called nor healed by rows at this site, and is parked.
 */
public record RefusedPoint(Probe site, String point) implements AutoCloseable {

    public static RefusedPoint at(Probe site, String point) {
        RefusedPoint refused = new RefusedPoint(site, point);
        site.update("ALTER TABLE NETWORK_ARCHIVE ADD CONSTRAINT " + refused.name() + " CHECK (POINT_KEY <> '" + point
                + "')");
        return refused;
    }

    String name() {
        return "REFUSES_" + point.toUpperCase(java.util.Locale.ROOT);
    }

    /** The database takes such hops again. */
    @Override
    public void close() {
        site.update("ALTER TABLE NETWORK_ARCHIVE DROP CONSTRAINT " + name());
    }
}
