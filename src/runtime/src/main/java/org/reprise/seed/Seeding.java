package org.reprise.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.reprise.compare.ApplicationTables;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.KnownDifferences;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.jdbc.Transactions;
import org.reprise.job.JobCancelledException;
import org.reprise.job.Progress;
import org.reprise.log.EventLog;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/**
 * The target's side: makes an empty site one that is exactly at the position of a seed. Killed or cancelled, it goes on with the
 * next chunk when it is run again with the same seed. The log is asked for behind that position once the seed is done, and not before.
 *
 * <p>Nobody else may write to the application's tables meanwhile: no replay, no calls. Call it outside any transaction, in one
 * thread. What the persistence provider holds in its caches must be forgotten afterwards.
 */
public final class Seeding {
    private static final Logger LOG = Logger.getLogger(Seeding.class.getName());

    private final TargetDatabase target;
    private final EventLog log;
    private final Supplier<ApplicationTables> application;
    private final Clock clock;

    /**
     * @param source     gives the transaction's connection inside {@code transactions}
     * @param application which tables are loaded, as of the moment
     */
    public Seeding(
            DataSource source,
            Transactions transactions,
            EventLog log,
            Supplier<ApplicationTables> application,
            Clock clock) {
        this.target = new TargetDatabase(source, transactions);
        this.log = log;
        this.application = application;
        this.clock = clock;
    }

    /** The seed of this site; empty where it has none. While it is not done, nothing may be replayed. */
    public Optional<SeedState> state() {
        return target.call("Reading the state of the seed", connection -> new SeedRecord(connection).state());
    }

    /**
     * Loads a seed, or what is missing of it, proves it and puts the site at its position.
     *
     * @param replaced names of tables whose rows go before, in upper case
     * @param advance moves the generators of this site past the ids of its rows
     * @return the position at which the site now is
     * @throws SeedException when this site is not empty, the seed is damaged, the database refuses rows, or they are not as they
     *     were written; the message says what to do
     * @throws JobCancelledException when it was cancelled; it can go on
     */
    public Position run(SeedSource from, Set<String> replaced, Runnable advance, Progress progress) {
        SeedManifest seed = from.manifest();
        List<TargetTable> tables =
                target.call("Looking at the site's tables", connection -> begin(connection, seed, replaced));
        Loading loading = new Loading(target, from, seed, tables, progress);
        loading.load();
        Map<String, String> wrong = loading.prove();
        if (!wrong.isEmpty()) {
            throw failed(seed, wrong);
        }
        advance.run();
        target.run("Setting the position of the seed", connection -> {
            proveLog(seed);
            takeOver(seed.resubmitted());
            log.position().advance(Position.START, seed.origin().position(), clock.instant());
            log.position().lacksNothing();
            Instant now = clock.instant();
            log.audit().add(new AuditEntry(now, "reprise", KnownDifferences.SEEDED, "this site", seed.toString()));
            new SeedRecord(connection).end(SeedState.State.DONE, "", now);
        });
        LOG.log(Level.INFO, "This site is seeded: {0}", seed);
        return seed.origin().position();
    }

    /** What was submitted again and is in the rows that were here is gone with them; what is in those of the seed is known from now on. */
    private void takeOver(List<ResubmittedEvent> resubmitted) {
        ResubmittedEvents known = log.findings().resubmitted();
        known.all().forEach(event -> known.forget(event.origin()));
        resubmitted.forEach(event -> known.learn(event.origin(), event.position(), event.at()));
    }

    /**
     * Looks whether this site can take a new seed, so that none is staged in vain.
     *
     * @param replaced as {@link #run}
     * @throws SeedException when it was seeded already, is being seeded, or its database was used
     */
    public void checkUnused(Set<String> replaced) {
        target.run("Looking at the site's tables", connection -> {
            Optional<SeedState> state = new SeedRecord(connection).state();
            if (isBegun(state)) {
                refuseOther("a new seed", "", state.get());
            }
            new UnusedSite(connection, log).check(new TargetTables(connection, application.get()), replaced);
        });
    }

    private static boolean isBegun(Optional<SeedState> state) {
        return state.filter(seed -> !seed.state().isNone()).isPresent();
    }

    private List<TargetTable> begin(Connection connection, SeedManifest seed, Set<String> replaced)
            throws SQLException {
        SeedRecord record = new SeedRecord(connection);
        TargetTables tables = new TargetTables(connection, application.get());
        Optional<SeedState> state = record.state();
        if (isBegun(state)) {
            refuseOther("the " + seed, seed.id(), state.get());
        } else {
            Set<String> going = new UnusedSite(connection, log).check(tables, replaced);
            proveLog(seed);
            UnusedSite.refuseLost(seed, going);
            for (String sql : tables.emptying(going)) {
                execute(connection, sql);
            }
            record.forget();
            record.begin(seed, clock.instant());
        }
        return tables.of(seed);
    }

    /**
     * Notes that this site was to be seeded and was not. Does nothing where a seed is begun.
     *
     * @param source the site whose rows it was to have
     */
    public void refuse(String source, String reason) {
        target.run("Noting that there is no seed", connection -> {
            SeedRecord record = new SeedRecord(connection);
            Optional<SeedState> state = record.state();
            if (!isBegun(state)) {
                boolean again = state.filter(seed -> seed.state() == SeedState.State.AGAIN)
                        .isPresent();
                record.none(again ? SeedState.State.AGAIN : SeedState.State.REFUSED, source, reason, clock.instant());
            }
        });
    }

    /**
     * Notes that the rows of a site must give way to those of another one, in the caller's transaction.
     *
     * @param from  the site whose rows are to come
     * @param reason why
     */
    public static void again(DataSource source, String from, String reason, Instant now) {
        try (Connection connection = source.getConnection()) {
            new SeedRecord(connection).none(SeedState.State.AGAIN, from, reason, now);
        } catch (SQLException e) {
            throw new SeedException("That this site is to be seeded cannot be written: " + e.getMessage(), e);
        }
    }

    /** Names of the tables that have rows, in upper case. */
    public Set<String> filled() {
        return target.call("Looking at the site's tables", connection -> new TargetTables(connection, application.get())
                .rows()
                .keySet());
    }

    /**
     * Notes that an operator wants no seed here. Does nothing where one is begun.
     *
     * @param source the site whose rows it was to have
     */
    public void decline(String source, String reason) {
        target.run("Noting that there will be no seed", connection -> {
            SeedRecord record = new SeedRecord(connection);
            if (!isBegun(record.state())) {
                record.none(SeedState.State.DECLINED, source, reason, clock.instant());
            }
        });
    }

    private static void refuseOther(String seed, String id, SeedState state) {
        String there = "seed " + state.id() + " of site '" + state.source() + "' at "
                + state.origin().position();
        switch (state.state()) {
            case DONE -> throw new SeedException("This site was seeded already: " + there, null);
            case FAILED ->
                throw new SeedException(
                        "The " + there + " failed here (" + state.reason() + "): discard it first, then seed", null);
            case LOADING -> {
                if (!state.id().equals(id)) {
                    throw new SeedException(
                            "The " + there + " is half loaded here: go on with it, or discard it and take " + seed,
                            null);
                }
            }
            case REFUSED, DECLINED, AGAIN -> throw new IllegalStateException("no seed");
        }
    }

    /** Which of these tables have rows, in words; empty when none has. Names are in upper case. */
    public String rows(Set<String> mapped) {
        return target.call("Looking at the site's tables", connection -> {
            SortedMap<String, Long> rows = new TreeMap<>(new TargetTables(connection, application.get()).rows());
            rows.keySet().retainAll(mapped);
            return UnusedSite.text(rows);
        });
    }

    /** Portions that came before the seed must be of the same log. */
    private void proveLog(SeedManifest seed) {
        try {
            log.portions().at(seed.origin().portion().position().seq()).ifPresent(seed.origin()::prove);
        } catch (PortionRefusedException e) {
            throw new SeedException(
                    "The " + seed + " is not of the log that this site has received: " + e.getMessage(), e);
        }
    }

    private SeedException failed(SeedManifest seed, Map<String, String> wrong) {
        List<String> all = new ArrayList<>();
        wrong.forEach((table, why) -> all.add(table + ": " + why));
        String reason = String.join("; ", all);
        target.run("Noting that the seed failed", connection -> new SeedRecord(connection)
                .end(SeedState.State.FAILED, reason, clock.instant()));
        LOG.warning(() -> "REPR0630W: The " + seed + " failed: " + reason
                + ". Nothing is replayed on it. See whether columns here hold less than those of the source, or triggers"
                + " change rows; then discard the seed and seed again");
        return new SeedException(
                "The rows here are not those of the " + seed + ": " + reason
                        + ". See whether columns here hold less than those of the source, or triggers change rows; then"
                        + " discard the seed and seed again",
                null);
    }

    /**
     * Takes away the rows of a seed that is half loaded or failed. The tables were empty before it, so all their rows go. Killed
     * meanwhile, it is to be called again. Afterwards the site still waits for a seed.
     *
     * @throws SeedException when there is no such seed, or it is done
     */
    public void discard(Progress progress) {
        SeedState state = state().filter(seed -> !seed.state().isNone())
                .orElseThrow(() -> new SeedException("This site has no seed to discard", null));
        if (state.state() == SeedState.State.DONE) {
            throw new SeedException(
                    "The seed of this site is done: its rows are the site's own now and are not discarded", null);
        }
        target.run("Noting that the seed is discarded", connection -> new SeedRecord(connection)
                .end(SeedState.State.FAILED, "it is being discarded", clock.instant()));
        List<String> statements = target.call(
                "Looking at the site's tables",
                connection -> new TargetTables(connection, application.get()).emptying());
        progress.stage("Emptying tables", statements.size(), "steps");
        for (String sql : statements) {
            target.run("[" + sql + "]", connection -> execute(connection, sql));
            progress.add(1);
        }
        target.run("Forgetting the seed", connection -> new SeedRecord(connection)
                .none(SeedState.State.REFUSED, state.source(), "the one that was begun is discarded", clock.instant()));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
