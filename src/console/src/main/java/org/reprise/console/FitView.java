package org.reprise.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.fit.FitReport;
import org.reprise.fit.Grade;
import org.reprise.fit.Misfit;

/**
 * Whether this site holds what another one does.
 *
 * @param other   the one that it was held against; null when it was against none yet
 * @param fits    whether there is nothing that this site cannot hold
 * @param misfits each difference with its grade, what comes of it and what to do, the worst first
 */
public record FitView(@Nullable String other, @Nullable Instant at, boolean fits, List<Named> misfits) {

    /**
     * A difference.
     *
     * @param place a table, a table and its column, or what of the whole site
     */
    public record Named(
            Grade grade, String place, String what, String here, String there, String sentence, String remedy) {
        static Named of(Misfit misfit) {
            return new Named(
                    misfit.grade(),
                    misfit.place(),
                    misfit.what(),
                    misfit.here(),
                    misfit.there(),
                    misfit.sentence(),
                    misfit.remedy());
        }
    }

    static final FitView NONE = new FitView(null, null, true, List.of());

    static FitView of(FitReport report) {
        return new FitView(
                report.other(),
                report.at(),
                report.refusals().isEmpty(),
                report.misfits().stream().map(Named::of).toList());
    }
}
