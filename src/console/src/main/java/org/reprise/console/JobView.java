package org.reprise.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reprise.job.Job;

/**
 * A job as the console shows it.
 *
 * @param total            zero when nobody knows
 * @param rate             units per second
 * @param remainingSeconds of the present stage; null when nobody knows
 * @param compared         whether it is the one of which {@code jobs/compared} tells
 */
public record JobView(
        long id,
        String kind,
        String subject,
        String who,
        Instant startedAt,
        @Nullable Instant endedAt,
        Job.State state,
        String stage,
        long done,
        long total,
        String unit,
        double rate,
        @Nullable Long remainingSeconds,
        String result,
        boolean compared) {

    static JobView of(Job job) {
        return of(job, false);
    }

    static JobView of(Job job, boolean compared) {
        return new JobView(
                job.id(),
                job.kind(),
                job.subject(),
                job.who(),
                job.startedAt(),
                job.endedAt(),
                job.state(),
                job.stage(),
                job.done(),
                job.total(),
                job.unit(),
                job.rate(),
                job.remaining().map(left -> left.toSeconds()).orElse(null),
                job.result(),
                compared);
    }
}
