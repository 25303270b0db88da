package org.reprise.eclipselink;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowObserver;

/**
 * Where the site says who is told of the rows that EclipseLink writes. Persistence units are created before and after the site
 * opens and know nothing of it, so the observer is static: one site a server.
 *
 * <p>While nobody observes, a write costs one read of a volatile field. Safe for threads.
 */
public final class WrittenRows {
    private static volatile @Nullable Watch watch;

    private WrittenRows() {}

    /**
     * Who watches.
     *
     * @param observer told of each change in the thread and the transaction that made it
     * @param own      whether a database is the site's own; units of others are left alone
     * @param lossy    told once of each column that keeps less than was written
     */
    record Watch(RowObserver observer, Predicate<DatabaseAddress> own, LossyColumns lossy) {
        Watch {
            Objects.requireNonNull(observer, "observer");
            Objects.requireNonNull(own, "own");
            Objects.requireNonNull(lossy, "lossy");
        }
    }

    /** From now on, tells {@code observer} of the rows written to the database at {@code address}, in place of any other. */
    public static void observe(RowObserver observer, DatabaseAddress address, LossyColumns lossy) {
        watch = new Watch(observer, address::equals, lossy);
    }

    /**
     * From now on, each write to a database that may be the site's own throws what {@code refusal} does, so that its transaction
     * is rolled back: while the site is not open, no event would have the row.
     *
     * @param own asked once for each unit
     */
    public static void refuse(RowObserver refusal, Predicate<DatabaseAddress> own) {
        watch = new Watch(refusal, own, new LossyColumns());
    }

    /** From now on nobody is told. */
    public static void stop() {
        watch = null;
    }

    static @Nullable Watch watch() {
        return watch;
    }
}
