package org.reprise.role;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reprise.compare.CompareException;
import org.reprise.compare.ComparedTables;
import org.reprise.compare.DifferingRow;
import org.reprise.compare.Repair;
import org.reprise.compare.SideDesk;
import org.reprise.compare.SiteComparison;
import org.reprise.finding.FoundDifference;
import org.reprise.jdbc.Transactions;
import org.reprise.job.Progress;
import org.reprise.job.Work;
import org.reprise.portion.Position;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.replay.Stops;
import org.reprise.transfer.Enquiries;

/** Comparisons of this site's tables with those of others, and repairs after them. */
public final class Comparisons {
    /** Other sites read whole tables before they answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Rows in one transaction of a repair. */
    private static final int BATCH = 100;

    private final SiteParts parts;
    private final Enquiries enquiries;
    private final ReplayerLoop replayerLoop;
    private final SiteComparison comparison;
    private volatile SiteComparison.@Nullable Result last;

    public Comparisons(
            SiteParts parts,
            Enquiries enquiries,
            ReplayerLoop replayerLoop,
            Snapshots snapshots,
            GeneratorTables generators) {
        this.parts = parts;
        this.enquiries = enquiries;
        this.replayerLoop = replayerLoop;
        this.comparison = new SiteComparison(new OwnReplay(), snapshots::open, generators, parts.clock());
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
    }

    public Work compare(String other, Set<String> only) {
        return progress -> said(comparison.compare(other, asked(other, progress), only, progress));
    }

    public Work repair(String other, Set<String> only) {
        return progress -> {
            Mending mending = new Mending();
            SiteComparison.Result result = comparison.repair(other, asked(other, progress), only, mending, progress);
            String said = said(result);
            if (result.tables().differing() > 0) {
                throw new CompareException("Not repaired. " + mending.why() + said, null);
            }
            return said;
        };
    }

    /** Who cancels does not wait for an answer, nor does the other site wait for the end in vain. */
    private UnaryOperator<byte[]> asked(String other, Progress progress) {
        return question -> enquiries.ask(other, SideDesk.SUBJECT, question, PATIENCE, progress::check);
    }

    private String said(SiteComparison.Result result) {
        last = result;
        return SiteComparison.text(result);
    }

    /** Writes rows of the other site, and remembers what the database refused last. */
    private final class Mending implements SiteComparison.Remedy {
        private Map<DifferingRow, String> refused = Map.of();

        @Override
        public int apply(Position position, ComparedTables found, Progress progress) {
            progress.stage("writing rows", found.listed().size(), "rows");
            note(position, found);
            JdbcRowApplier applier = new JdbcRowApplier(parts.container().dataSource(), statement -> {});
            Repair.Outcome outcome = new Repair(staying(position), applier, BATCH).apply(Repair.plan(found));
            refused = outcome.refused();
            progress.add(outcome.applied().size());
            replayerLoop.evict();
            return refused.size();
        }

        private void note(Position position, ComparedTables found) {
            Instant now = parts.clock().instant();
            parts.transactions().run(() -> parts.log()
                    .findings()
                    .differences()
                    .add(found.differences().stream()
                            .map(each -> new FoundDifference(
                                    position,
                                    "repair",
                                    each.table() + " [" + each.key() + "]",
                                    each.column(),
                                    each.there(),
                                    each.here(),
                                    now))
                            .toList()));
        }

        String why() {
            return refused.entrySet().stream()
                    .findFirst()
                    .map(first -> "This database refused " + refused.size() + " rows, the first, of "
                            + first.getKey().table() + " " + first.getKey().key() + ", because: " + first.getValue()
                            + ". ")
                    .orElse("Somebody else writes these rows: stop that, and repair again. ");
        }
    }

    /** Transactions that are refused once another server of this site has replayed on: then the rows are not those compared. */
    private Transactions staying(Position position) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return parts.transactions().call(() -> {
                    parts.log()
                            .position()
                            .advance(position, position, parts.clock().instant());
                    return work.get();
                });
            }
        };
    }

    /** What was found last. */
    public Optional<SiteComparison.Result> last() {
        return Optional.ofNullable(last);
    }
}
