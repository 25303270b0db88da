package org.reprise.role;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.reprise.ack.Stability;
import org.reprise.archive.PortionArchive;
import org.reprise.event.Barrier;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.jdbc.Transactions;
import org.reprise.key.SiteKeys;
import org.reprise.log.EventLog;
import org.reprise.log.LogOrigin;
import org.reprise.log.Sealer;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.quarantine.Return;
import org.reprise.quarantine.Returned;
import org.reprise.quarantine.Rewind;
import org.reprise.reign.Following;
import org.reprise.reign.Lineage;
import org.reprise.reign.Opening;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.ReignStore;
import org.reprise.reign.Reigns;
import org.reprise.reign.SiteWord;
import org.reprise.seed.Seeding;
import org.reprise.settings.Role;
import org.reprise.settings.SiteSettings;
import org.reprise.settings.Standing;

/**
 * What this site's database says of who reigns, for all its servers, and what is written there when the site stands otherwise than
 * before. A restart reads the same: it neither promotes nor inherits (rule 6: a restart never promotes itself). Safe for any thread.
 */
public final class OwnReign {
    /** So many portions a site with a hole looks at, each time that it says how far it is. */
    private static final int NEWEST = 20;

    private static final Logger LOG = Logger.getLogger(OwnReign.class.getName());

    private final SiteSettings configured;
    private final DataSource source;
    private final Transactions transactions;
    private final Clock clock;
    private final EventLog log;
    private final Sealer sealer;
    private final ReignStore store;
    private volatile boolean begun;
    private final Return home;

    /** On tables that are there. */
    public OwnReign(SiteSettings configured, Container container, Clock clock) {
        Compression compression = Compression.best();
        this.configured = configured;
        this.source = container.dataSource();
        this.transactions = container.transactions();
        this.clock = clock;
        this.log = EventLog.over(source, transactions, compression);
        this.sealer =
                new Sealer(source, transactions, configured.portions(), compression, clock).signedBy(this::signed);
        this.store = log.reigns();
        // what retention has removed of a tail may be in the archive
        EventLog whole = log.with(RetentionLoop.behind(configured, log.portions()));
        this.home = new Return(whole, transactions, sealer, new Rewind(source, whole, sealer, clock), clock);
    }

    /** The barrier, by the key that signs now: an operator may have changed it since this server started. */
    private Portion signed(Portion barrier) {
        return SiteKeys.open(configured.security(), configured.name(), log.settings(), transactions, clock)
                .signed(barrier);
    }

    public ReignStore store() {
        return store;
    }

    /** How this site stands. */
    public Standing standing() {
        Promise promise = store.promise();
        Reigns reigns = store.reigns();
        if (promise.epoch() == 0 && reigns.current().isEmpty()) {
            begin(promise, reigns);
            promise = store.promise();
            reigns = store.reigns();
        }
        return standing(promise, reigns);
    }

    private Standing standing(Promise promise, Reigns reigns) {
        String parts = reigns.current()
                .filter(reign -> !reign.primary().equals(configured.name()))
                .map(reign -> reign.epoch() >= promise.epoch() ? parting(reign) : parted(reign, reigns))
                .orElse("");
        Opening opening = Opening.of(known(promise, reigns, parts));
        String primary = opening.promise().primary();
        return switch (opening.seat()) {
            case PRIMARY, PRIMARY_WITHOUT_BARRIER ->
                new Standing(Role.PRIMARY, primary, opening.promise().epoch(), "");
            case FOLLOWER -> primary.isEmpty() ? configured.standing() : Standing.secondary(primary);
            case NOBODY -> new Standing(Role.NOBODY, primary, Standing.FIRST_EPOCH, opening.why());
        };
    }

    private Opening.Known known(Promise promise, Reigns reigns, String parts) {
        long end =
                Math.max(log.portions().last().epoch(), log.position().current().epoch());
        return new Opening.Known(configured.name(), configured.primary(), promise, reigns, end, parts);
    }

    /** The first reign, at a site that is new or of before there were reigns: there the configuration counts. */
    private void begin(Promise promise, Reigns reigns) {
        RoleGuard.check(configured, log, sealer);
        Opening.first(known(promise, reigns, ""), clock.instant())
                .ifPresent(first -> begun = store.take(promise, first));
    }

    /** Whether the first reign was written down by this server, since it started: before, there was none. */
    public boolean hasBegun() {
        return begun;
    }

    private String parting(Reign reign) {
        String parts = divergence(reign);
        return parts.isEmpty() ? "" : parts + configured.database().returning().next(reign.primary());
    }

    /** The same where a later reign was promised, and may never begin: then nobody says yet what this log is to be compared with. */
    private String parted(Reign reign, Reigns reigns) {
        try {
            Position end = end().position();
            boolean parts = end.epoch() < reign.epoch()
                    && reigns.common(end, new Position(reign.epoch(), reign.first()))
                            .filter(common -> !common.equals(end))
                            .isPresent();
            return parts ? "events are here that " + reign.primary() + " has not" : "";
        } catch (PortionRefusedException e) {
            LOG.log(Level.FINE, e, () -> "The log here cannot be compared");
            return "";
        }
    }

    /** What is in this log and not in the one that the reign goes on with, in words; empty when nothing is. */
    private String divergence(Reign reign) {
        long captured = log.captured().count();
        if (captured > 0) {
            return captured + " events were committed here that " + reign.primary() + " has not";
        }
        try {
            ChainEnd end = end();
            if (end.position().seq() == 0) {
                return "";
            }
            // the reign has its barrier at least, or will have it
            Lineage first = new Lineage(new Position(reign.epoch(), reign.first()), store.promise());
            Following following = home.compare(end, Stability.known(log.settings()), first, null);
            return following.act() == Following.Act.FOLLOW ? "" : following.why();
        } catch (PortionRefusedException e) {
            // replay does not pass there, and says so
            LOG.log(Level.FINE, e, () -> "The log here cannot be compared");
            return "";
        }
    }

    /** What this site does that has events which the site it is to follow has not. */
    public Return home() {
        return home;
    }

    /** How its log stands to that of a site that has said this of itself. */
    public Following following(SiteWord other) {
        return home.compare(
                end(),
                Stability.known(log.settings()),
                new Lineage(other.position(), other.promise()),
                other.hash().isEmpty() ? null : other.end());
    }

    /** Puts what only this site has into quarantine, and makes it a site that is to be seeded by another one. */
    public Returned seedAgain(Following following, SiteWord other, String who, String reason) {
        return home.empty(following, who, reason, () -> {
            Stability.forget(log.settings());
            Seeding.again(source, other.site(), reason, clock.instant());
        });
    }

    /**
     * Writes what has to be there before a site that stands so opens: at a primary the barrier of its reign, at all others that what
     * they committed as primary is in their log and in their rows. Does nothing where it is there.
     */
    public void settle(Standing standing) {
        if (standing.role() == Role.PRIMARY) {
            store.reigns()
                    .of(standing.epoch())
                    .filter(reign -> reign.before().position().seq() > 0)
                    .ifPresent(reign -> sealer.begin(reign.before(), reign.epoch(), barrier(reign)));
            return;
        }
        // who is to be promoted asks how far this site is (rule 5)
        home.seal();
        setArchiveAside();
        Position sealed = sealer.sealed();
        transactions.run(() -> {
            Position at = log.position().current();
            if (sealed.seq() > at.seq()) {
                log.position().advance(at, sealed, clock.instant());
            }
        });
    }

    /** What went to quarantine may have been archived: it must not stand for what takes its place in the log. */
    private void setArchiveAside() {
        String folder = configured.database().keeping().archive();
        if (!folder.isEmpty()) {
            QuarantineStore quarantine = new QuarantineStore(source);
            // the log may end before, or begin anew
            quarantine.firstBehind(end().position().seq()).ifPresent(first -> new PortionArchive(Path.of(folder))
                    .setAside(first - 1, portion -> quarantine.has(new Position(portion.epoch(), portion.firstSeq()))));
        }
    }

    /**
     * A candidate asks for this promise, and is told then how far this site is (rule 5). A primary that has just been started again has
     * events that were committed before it ended and are in no portion yet: they are part of that.
     *
     * @return whether it is promised, by now or before
     */
    public boolean yieldsTo(Promise asked) {
        boolean promised = store.raise(asked) || store.promise().isOf(asked);
        if (promised) {
            home.seal();
        }
        return promised;
    }

    /** Whether it was told of the reign of another site that has begun: whatever it still is, it is about to be that no more. */
    public boolean isOver() {
        Promise promise = store.promise();
        return !promise.primary().equals(configured.name())
                && store.reigns().of(promise.epoch()).isPresent();
    }

    private static byte[] barrier(Reign reign) {
        return EventJson.encode(Event.barrier(reign.begun(), new Barrier(reign.primary(), reign.by(), reign.reason())));
    }

    /** Where the log ends here up to which nothing is missing. */
    public ChainEnd end() {
        Position end = log.portions().contiguousAfter(reached());
        return log.portions()
                .at(end.seq())
                .map(Portion::end)
                .or(() -> LogOrigin.of(source)
                        .map(LogOrigin::portion)
                        .filter(origin -> origin.position().seq() == end.seq()))
                .orElse(ChainEnd.START);
    }

    /**
     * The last seq of which events were left out here by choice, however long ago: whether their rows are here is another matter. Where it
     * is behind the end, it looks at the newest portions only, and takes those before for such.
     *
     * @param end of the log here
     */
    public long leftOut(ChainEnd end) {
        long known = log.portions().leftOut();
        return known <= end.position().seq()
                ? known
                : newestLeftOut(end.position().seq());
    }

    private long newestLeftOut(long end) {
        long seq = end;
        for (int looked = 0; seq > 0 && looked < NEWEST; looked++) {
            Optional<Portion> portion = log.portions().at(seq).filter(Portion::isWhole);
            if (portion.isEmpty()) {
                return seq;
            }
            seq = portion.get().firstSeq() - 1;
        }
        return seq;
    }

    /** Behind this seq the log begins here; 0 where what was before may be in the archive. */
    public long logBegin() {
        return configured.database().keeping().archive().isEmpty()
                ? log.portions().begin().seq()
                : 0;
    }

    /** The last event whose effect is in the rows here. */
    public Position reached() {
        Position replayed = log.position().current();
        Position sealed = sealer.sealed();
        return sealed.seq() > replayed.seq() ? sealed : replayed;
    }

    /** Whether later events than the end are stored here, with a hole before them. */
    public boolean hasGap() {
        return log.portions().last().seq() > end().position().seq();
    }

    public EventLog log() {
        return log;
    }

    public Transactions transactions() {
        return transactions;
    }
}
