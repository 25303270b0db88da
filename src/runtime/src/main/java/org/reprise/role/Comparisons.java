package org.reprise.role;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reprise.compare.CompareException;
import org.reprise.compare.ComparedTables;
import org.reprise.compare.Repair;
import org.reprise.compare.SideDesk;
import org.reprise.compare.SiteComparison;
import org.reprise.finding.FoundDifference;
import org.reprise.finding.KnownDifferences;
import org.reprise.job.Progress;
import org.reprise.job.Work;
import org.reprise.portion.Position;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.Value;
import org.reprise.replay.Standstill;
import org.reprise.replay.Stops;
import org.reprise.transfer.Enquiries;

/** Comparisons of this site's tables with those of others, and repairs after them. */
public final class Comparisons {
    /** Other sites read whole tables before they answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration BRIEF = Duration.ofSeconds(20);

    /** Rows in one transaction of a repair. */
    private static final int BATCH = 100;

    private final SiteParts parts;
    private final Standstill standstill;
    private final Enquiries enquiries;
    private final ReplayerLoop replayerLoop;
    private final SiteComparison comparison;

    /** Of rows in doubt: if the sites do not meet soon, replay is not to stand for it. */
    private final SiteComparison brief;

    /** Only one of them may hold replay. */
    private final ReentrantLock alone = new ReentrantLock();

    private volatile SiteComparison.@Nullable Result last;

    public Comparisons(
            SiteParts parts,
            Enquiries enquiries,
            ReplayerLoop replayerLoop,
            Snapshots snapshots,
            GeneratorTables generators) {
        this.parts = parts;
        this.standstill = new Standstill(parts.log(), replayerLoop.gate());
        this.enquiries = enquiries;
        this.replayerLoop = replayerLoop;
        OwnReplay replay = new OwnReplay();
        this.comparison = new SiteComparison(
                replay, SiteComparison.LONG, snapshots::open, generators::application, parts.clock());
        this.brief = new SiteComparison(replay, BRIEF, snapshots::open, generators::application, parts.clock());
    }

    private final class OwnReplay implements SiteComparison.Replay {
        @Override
        public void stopAt(long seq) {
            replayerLoop.gate().stops().stopAt(Stops.Cause.COMPARISON, seq);
        }

        @Override
        public void goOn() {
            replayerLoop.gate().stops().goOn(Stops.Cause.COMPARISON);
            replayerLoop.loop().wake();
        }

        @Override
        public Position replayed() {
            return parts.log().position().current();
        }

        @Override
        public String hindered(Instant by) {
            return standstill.words(by);
        }
    }

    public Work compare(String other, Set<String> only) {
        return progress ->
                alone(() -> said(comparison.compare(other, asked(other, progress, PATIENCE), only, progress), only));
    }

    private <T> T alone(Supplier<T> work) {
        alone.lock();
        try {
            return work.get();
        } finally {
            alone.unlock();
        }
    }

    public Work repair(String other, Set<String> only) {
        return progress -> {
            Mending mending = new Mending("repair");
            SiteComparison.Result result =
                    alone(() -> comparison.repair(other, asked(other, progress, PATIENCE), only, mending, progress));
            String said = said(result, only);
            if (result.tables().differing() > 0) {
                throw new CompareException("Not repaired. " + mending.why() + said, null);
            }
            return said;
        };
    }

    /**
     * Looks at rows in doubt at both sites, and writes those of the other site where they differ.
     *
     * @param names as {@link org.reprise.compare.Comparison#rows}
     * @return what differed, in words; empty when nothing did
     * @throws CompareException when the sites do not meet soon, or this database refuses a row
     */
    List<String> settle(String other, Map<String, List<SortedMap<String, Value>>> names) {
        return alone(() -> {
            Progress progress = new Progress(parts.clock());
            Mending mending = new Mending("doubt");
            SiteComparison.Result result =
                    brief.repairRows(other, asked(other, progress, BRIEF), names, mending, progress);
            if (result.tables().differing() > 0) {
                throw new CompareException(
                        "Rows in doubt differ from those of '" + other + "'. " + mending.why()
                                + SiteComparison.text(result),
                        null);
            }
            return mending.differed;
        });
    }

    /** Who cancels does not wait for an answer, nor does the other site wait for the end in vain. */
    private UnaryOperator<byte[]> asked(String other, Progress progress, Duration patience) {
        return question -> enquiries.ask(other, SideDesk.SUBJECT, question, patience, () -> {
            progress.check();
            if (replayerLoop.gate().isClosing()) {
                throw new CompareException("This site is closing", null);
            }
        });
    }

    /** The outcome is kept in the audit trail: it holds longer than this server. */
    private String said(SiteComparison.Result result, Set<String> only) {
        last = result;
        String text = SiteComparison.text(result);
        boolean equal = result.tables().equal();
        if (!equal || only.isEmpty()) {
            String act = equal ? KnownDifferences.EQUAL : KnownDifferences.UNEQUAL;
            parts.noted("reprise", act, "'" + result.other() + "'", text);
        }
        return text;
    }

    /** Writes rows of the other site, and remembers what the database refused last. */
    private final class Mending implements SiteComparison.Remedy {
        private final String name;
        private final List<String> differed = new ArrayList<>();
        private String refused = "";

        /** @param name what the differences are kept under */
        Mending(String name) {
            this.name = name;
        }

        @Override
        public int apply(Position position, ComparedTables found, Progress progress) {
            progress.stage("writing rows", found.listed().size(), "rows");
            note(position, found);
            JdbcRowApplier applier = new JdbcRowApplier(parts.container().dataSource(), statement -> {});
            Repair.Outcome outcome =
                    new Repair(new StayingTransactions(parts, position), applier, BATCH).apply(Repair.plan(found));
            refused = outcome.refusals();
            progress.add(outcome.applied().size());
            replayerLoop.evict();
            return outcome.refused().size();
        }

        private void note(Position position, ComparedTables found) {
            Instant now = parts.clock().instant();
            found.differences().forEach(each -> differed.add(each.toString()));
            parts.transactions().run(() -> parts.log()
                    .findings()
                    .differences()
                    .add(found.differences().stream()
                            .map(each -> FoundDifference.of(position, name, each, now))
                            .toList()));
        }

        String why() {
            return refused.isEmpty()
                    ? "Somebody else writes these rows: stop that, and repair again. "
                    : "This database refused rows of " + refused + ". ";
        }
    }

    /** What was found last. */
    public Optional<SiteComparison.Result> last() {
        return Optional.ofNullable(last);
    }
}
