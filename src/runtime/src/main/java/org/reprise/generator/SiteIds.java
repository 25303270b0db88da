package org.reprise.generator;

import org.jspecify.annotations.Nullable;
import org.reprise.proof.IdSource;

/**
 * Joins the generators of all persistence units with the site. EclipseLink makes customizers and sequences by itself, so the way
 * is a static one: the site sets it when it starts and takes it away when it ends. Without it the generators work as if Reprise
 * were not there.
 */
public final class SiteIds {
    private static volatile @Nullable IdSource current;

    private SiteIds() {}

    /** Lets all generators ask this source; it decides by the current transaction. */
    public static void use(IdSource source) {
        current = source;
    }

    /** Leaves the generators to themselves again. */
    public static void stop() {
        current = null;
    }

    static @Nullable IdSource current() {
        return current;
    }
}
