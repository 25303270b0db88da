package org.reprise.seed;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.compare.ApplicationTables;
import org.reprise.compare.RowSum;
import org.reprise.compare.SharedTable;
import org.reprise.compare.SiteSnapshot;
import org.reprise.compare.SiteTables;
import org.reprise.compare.TableRows;
import org.reprise.compare.TableShape;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.job.JobCancelledException;
import org.reprise.job.Progress;
import org.reprise.log.LogOrigin;
import org.reprise.portion.Sha256;
import org.reprise.proof.TableCatalog.Table;

/**
 * The source's side: writes all rows of one snapshot into files. The snapshot is open no longer than that; whoever loads the seed
 * reads the files. Memory: one chunk. What is left of a staging that fails is taken away; of one that is killed, when
 * {@link StagedSeeds#removeOlderThan} is called. Call it outside any container transaction, in one thread.
 */
public final class Staging {
    private static final Logger LOG = Logger.getLogger(Staging.class.getName());
    private static final int PACE = 1000;

    private final String site;
    private final SnapshotPosition snapshots;
    private final Supplier<ApplicationTables> application;
    private final StagedSeeds seeds;
    private final Clock clock;

    /**
     * @param site       the name of this site
     * @param application which tables are staged, as of the moment
     */
    public Staging(
            String site,
            SnapshotPosition snapshots,
            Supplier<ApplicationTables> application,
            StagedSeeds seeds,
            Clock clock) {
        this.site = site;
        this.snapshots = snapshots;
        this.application = application;
        this.seeds = seeds;
        this.clock = clock;
    }

    /** Names of the tables that are no part of a seed. */
    Set<String> generators() {
        return application.get().generators();
    }

    /**
     * Stages a new seed.
     *
     * @throws SeedException when the database or the files refuse
     * @throws JobCancelledException when it was cancelled
     */
    public StagedSeed stage(Progress progress) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = "seed-" + now.getEpochSecond() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        try (LocatedSnapshot located = snapshots.open(progress)) {
            return stage(id, now, located, progress);
        }
    }

    private StagedSeed stage(String id, Instant now, LocatedSnapshot located, Progress progress) {
        Path draft = seeds.begin(id);
        try {
            Draft rows = new Draft(draft, located.snapshot());
            List<SeedTable> tables = rows.tables(progress);
            LogOrigin origin = located.origin();
            StagedSeed staged = seeds.finish(
                    draft, new SeedManifest(id, site, now, origin, tables, rows.chunks, rows.resubmitted()));
            LOG.info(() -> "The " + staged.manifest() + " is staged");
            return staged;
        } catch (SQLException e) {
            StagedSeeds.delete(draft);
            throw new SeedException("The site's tables cannot be read for a seed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            StagedSeeds.delete(draft);
            throw e;
        }
    }

    private final class Draft {
        private final Path folder;
        private final SiteSnapshot snapshot;
        private final SiteTables tables;
        private final List<SeedChunk> chunks = new ArrayList<>();

        Draft(Path folder, SiteSnapshot snapshot) {
            this.folder = folder;
            this.snapshot = snapshot;
            this.tables = new SiteTables(snapshot.connection(), application.get());
        }

        List<SeedTable> tables(Progress progress) throws SQLException {
            List<TableShape> shapes = tables.shapes();
            long rows = 0;
            for (TableShape shape : shapes) {
                progress.check();
                rows += count(tables.table(shape.name()));
            }
            progress.stage("Staging " + shapes.size() + " tables", rows, "rows");
            List<SeedTable> staged = new ArrayList<>();
            for (TableShape shape : shapes) {
                staged.add(new SeedTable(shape, rows(shape, progress)));
            }
            return staged;
        }

        List<ResubmittedEvent> resubmitted() throws SQLException {
            List<ResubmittedEvent> events = new ArrayList<>();
            try (Statement statement = snapshot.connection().createStatement();
                    ResultSet row = statement.executeQuery(ResubmittedEvent.ROWS)) {
                while (row.next()) {
                    events.add(ResubmittedEvent.of(row));
                }
            }
            return events;
        }

        private long count(Table table) throws SQLException {
            try (Statement statement = snapshot.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table.name())) {
                row.next();
                return row.getLong(1);
            }
        }

        private RowSum rows(TableShape shape, Progress progress) throws SQLException {
            // without a key: it is not needed, and costs a second hash of each row
            SharedTable whole = new SharedTable(shape.name(), shape.columns(), List.of());
            RowSum[] sum = {RowSum.NONE};
            try (ChunkWriter writer = new ChunkWriter()) {
                new TableRows(snapshot, tables.table(shape.name()), whole).each((digest, values) -> {
                    writer.add(values);
                    sum[0] = sum[0].plus(new RowSum(1, digest.row()));
                    if (writer.rows() % PACE == 0) {
                        progress.add(PACE);
                    }
                    if (writer.isFull()) {
                        progress.add(writer.rows() % PACE);
                        chunk(shape.name(), writer);
                    }
                });
                if (writer.rows() > 0) {
                    progress.add(writer.rows() % PACE);
                    chunk(shape.name(), writer);
                }
            }
            return sum[0];
        }

        private void chunk(String table, ChunkWriter writer) {
            int rows = writer.rows();
            byte[] bytes = writer.take();
            StagedSeeds.write(StagedSeed.file(folder, chunks.size()), bytes);
            chunks.add(new SeedChunk(chunks.size(), table, rows, bytes.length, Sha256.hex(bytes)));
        }
    }
}
