package org.reprise.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reprise.compare.SiteComparison;
import org.reprise.figures.ProjectionFigures;
import org.reprise.job.Job;
import org.reprise.role.ExportRequest;
import org.reprise.seed.SeedState;

/**
 * Work of operators that takes its time, one at a time at each server. Each start and each cancel is recorded in the audit trail in
 * a transaction of its own, before it takes effect. What came of the last 20 outlives the server.
 */
public interface SiteJobs {

    /** The newest first: those of this server since it started, and the last of the site. */
    List<Job> list();

    /**
     * Tells a job to end; what it has committed stays.
     *
     * @throws IllegalArgumentException when no such job is known
     */
    Job cancel(long id, String who, String reason);

    /**
     * Compares this secondary's tables with those of another site, at one position, beside live traffic, and changes nothing.
     * Replay stands still until both have a snapshot.
     *
     * @param other the name of a site that this one knows
     * @param only  names of tables; none for all
     * @throws IllegalArgumentException when the site is unknown or this one
     * @throws IllegalStateException    when another job runs
     * @throws NotSecondaryException    at a primary
     */
    Job compare(String other, Set<String> only, String who, String reason);

    /** As {@link #compare}, and brings this site's rows to those of the other. Replay stands still until that is done. */
    Job repair(String other, Set<String> only, String who, String reason);

    /** The projections that the application builds at this site. */
    List<ProjectionFigures> projections();

    /**
     * Has all of a projection removed, and tells it all events again from the first.
     *
     * @throws IllegalArgumentException when there is none of this name
     * @throws IllegalStateException    when another job runs
     */
    Job rebuild(String projection, String who, String reason);

    /** The seed of this site; empty when it has none. */
    Optional<SeedState> seed();

    /**
     * Fills this empty secondary with the rows of another site, at the exact position at which they are; the log is asked for from
     * there. Goes on with a seed from that site that is half loaded.
     *
     * @param replaced names of tables whose rows go before, in upper case; where others have rows, the seed is refused
     * @throws IllegalArgumentException when the site is unknown or this one
     * @throws IllegalStateException    when another job runs
     */
    Job seed(String source, Set<String> replaced, String who, String reason);

    /** Takes away all rows of a seed that is half loaded or failed. The site rests until another comes, or none is to come. */
    Job discardSeed(String who, String reason);

    /**
     * Lets this site, which rests because its seed was refused or has not come, ask and replay with the rows that it has.
     *
     * @throws IllegalStateException when it does not wait for a seed
     */
    void declineSeed(String who, String reason);

    /**
     * Writes a part of the log into a new file.
     *
     * @throws IllegalArgumentException when the range, the format or the name makes no sense, or the file is there
     * @throws IllegalStateException    when another job runs
     */
    Job export(ExportRequest request, String who, String reason);

    /**
     * Stores the portions of an export that are not here, after all of the file has been verified.
     *
     * @param file a plain name in the folder {@code reprise.export.folder}
     * @throws IllegalArgumentException when there is no such file
     * @throws IllegalStateException    when another job runs
     * @throws NotSecondaryException    at a primary
     */
    Job load(String file, String who, String reason);

    /** What the last comparison or repair found. */
    Optional<SiteComparison.Result> compared();
}
