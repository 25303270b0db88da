package org.reprise.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.cluster.NotLeadingException;
import org.reprise.compare.SiteComparison;
import org.reprise.figures.ProjectionFigures;
import org.reprise.job.Job;
import org.reprise.job.Jobs;
import org.reprise.job.Work;
import org.reprise.role.Comparisons;
import org.reprise.role.ExportRequest;
import org.reprise.role.Exports;
import org.reprise.role.ProjectorLoops;
import org.reprise.role.SiteParts;
import org.reprise.role.SiteSeeding;
import org.reprise.seed.SeedState;
import org.reprise.settings.SiteSettings.SeedSettings;

/** {@link SiteJobs} of an open site. */
public final class JobDesk implements SiteJobs {
    private final SiteParts parts;
    private final Jobs jobs;
    private final ProjectorLoops projectorLoops;

    /** Null at a primary. */
    private final @Nullable Copying copying;

    private final StoredJobs stored;
    private final Exports exports;
    private volatile Runnable check = () -> {};

    /** What a secondary does with the tables of other sites. */
    public record Copying(Comparisons comparisons, SiteSeeding seeding) {}

    /** @param copying null at a primary */
    public JobDesk(SiteParts parts, Jobs jobs, ProjectorLoops projectorLoops, @Nullable Copying copying) {
        this.parts = parts;
        this.jobs = jobs;
        this.projectorLoops = projectorLoops;
        this.copying = copying;
        this.stored = new StoredJobs(
                parts.log().settings(),
                parts.transactions(),
                parts.settings().cluster().server());
        this.exports = new Exports(parts, copying == null ? () -> {} : copying.seeding()::look);
    }

    private Copying copying() {
        if (copying == null) {
            throw new NotSecondaryException(parts.settings().name());
        }
        return copying;
    }

    @Override
    public List<Job> list() {
        List<Job> own = jobs.list();
        Set<Long> known = own.stream().map(Job::id).collect(Collectors.toSet());
        return Stream.concat(own.stream(), stored.list(this::leads).stream().filter(job -> !known.contains(job.id())))
                .sorted(Comparator.comparingLong(Job::id).reversed())
                .toList();
    }

    private boolean leads() {
        try {
            check.run();
            return true;
        } catch (NotLeadingException e) {
            return false;
        }
    }

    @Override
    public Job cancel(long id, String who, String reason) {
        Job job = jobs.cancel(id);
        parts.noted(who, "cancel", job.kind() + " " + job.subject(), reason);
        return job;
    }

    @Override
    public Job compare(String other, Set<String> only, String who, String reason) {
        checkOther(other);
        checkRows();
        return start(
                "compare",
                subject(other, only),
                who,
                reason,
                copying().comparisons().compare(other, only));
    }

    @Override
    public Job repair(String other, Set<String> only, String who, String reason) {
        checkOther(other);
        checkRows();
        return start(
                "repair",
                subject(other, only),
                who,
                reason,
                copying().comparisons().repair(other, only));
    }

    @Override
    public List<ProjectionFigures> projections() {
        return projectorLoops.figures();
    }

    @Override
    public Job rebuild(String projection, String who, String reason) {
        return start("rebuild", "'" + projection + "'", who, reason, projectorLoops.rebuild(projection));
    }

    @Override
    public Optional<SeedState> seed() {
        return copying == null ? Optional.empty() : copying.seeding().state();
    }

    @Override
    public Job seed(String source, Set<String> replaced, String who, String reason) {
        checkOther(source);
        Work work = copying().seeding().from(source, replaced);
        return start("seed", from(source, replaced), who, reason, work);
    }

    @Override
    public void declineSeed(String who, String reason) {
        SiteSeeding seeding = copying().seeding();
        check.run();
        jobs.list().stream()
                .filter(job -> job.state() == Job.State.RUNNING && job.kind().equals("seed"))
                .findFirst()
                .ifPresent(job -> {
                    throw new IllegalStateException("Job " + job.id() + " (seed " + job.subject()
                            + ") is running: cancel it, and decline the seed then");
                });
        seeding.decline(reason);
        parts.noted(who, "decline seed", "of this site", reason);
    }

    @Override
    public Job discardSeed(String who, String reason) {
        return start(
                "discard-seed", "of this site", who, reason, copying().seeding().discard());
    }

    @Override
    public Job export(ExportRequest request, String who, String reason) {
        return start("export", request.toString(), who, reason, exports.export(request));
    }

    @Override
    public Job load(String file, String who, String reason) {
        copying();
        return start("import", "'" + file + "'", who, reason, exports.load(file));
    }

    /** Starts no job unless that lets it. */
    void checkedBy(Runnable other) {
        check = other;
    }

    /** This server leads from now on: goes on with what is begun, or begins what is to be. */
    void beginSeed(SeedSettings wanted) {
        SiteSeeding seeding = copying().seeding();
        Optional<SeedState> state = seeding.state();
        boolean half =
                state.filter(seed -> seed.state() == SeedState.State.LOADING).isPresent();
        boolean none =
                state.map(seed -> seed.state() == SeedState.State.REFUSED).orElse(!isUsed());
        boolean again =
                state.filter(seed -> seed.state() == SeedState.State.AGAIN).isPresent();
        String source = half || again ? state.get().source() : none ? wanted.from() : "";
        seeding.restIfHalf(source);
        if (source.isEmpty()) {
            if (none) {
                beginWithoutSeed(state.isPresent(), wanted.needed());
            }
            return;
        }
        try {
            checkOther(source);
        } catch (IllegalArgumentException e) {
            seeding.refuse(source, String.valueOf(e.getMessage()));
            return;
        }
        if (half) {
            begin("seed", from(source, Set.of()), "reprise", "it was interrupted", seeding.from(source, Set.of()));
        } else {
            Set<String> replaced = again ? seeding.filled() : wanted.replaced();
            Work work = seeding.configured(source, replaced);
            begin("seed", from(source, replaced), "reprise", again ? "it comes back" : "reprise.seed.from", work);
        }
    }

    private void beginWithoutSeed(boolean refused, boolean needed) {
        SiteSeeding seeding = copying().seeding();
        if (!refused && needed) {
            seeding.restIfRowsAreThere();
        } else if (refused && !needed) {
            seeding.decline("reprise.seed.needed is false");
            parts.noted("reprise", "decline seed", "of this site", "reprise.seed.needed is false");
        }
    }

    private static String from(String source, Set<String> replaced) {
        return "from '" + source + "'"
                + (replaced.isEmpty() ? "" : ", replacing " + String.join(", ", new TreeSet<>(replaced)));
    }

    /** What is half loaded, or not there at all, is not compared. */
    private void checkRows() {
        String rests = copying().seeding().rests();
        if (!rests.isEmpty()) {
            throw new IllegalStateException(rests);
        }
    }

    private boolean isUsed() {
        return parts.log().position().current().seq() > 0;
    }

    private static String subject(String other, Set<String> only) {
        return "'" + other + "'" + (only.isEmpty() ? "" : " " + String.join(", ", only));
    }

    private void checkOther(String other) {
        copying();
        OtherSite.check(other, parts);
    }

    private Job start(String kind, String subject, String who, String reason, Work work) {
        check.run();
        return begin(kind, subject, who, reason, work);
    }

    private Job begin(String kind, String subject, String who, String reason, Work work) {
        jobs.after(stored.last());
        Job job = jobs.start(kind, subject, who, work, stored::keep);
        parts.noted(who, kind, subject, reason);
        return job;
    }

    @Override
    public Optional<SiteComparison.Result> compared() {
        return copying == null ? Optional.empty() : copying.comparisons().last();
    }
}
