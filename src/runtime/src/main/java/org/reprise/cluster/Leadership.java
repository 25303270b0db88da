package org.reprise.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.job.Loop;

/**
 * Whether this server leads its site, in a loop of its own. One server of a site seals, asks, replays, builds projections and runs
 * jobs; every one takes calls and messages. When the one that leads dies, another takes over once its lease has run out.
 */
public final class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class.getName());

    /** What this server does at the change. */
    public interface Change {
        /** It is about to lead; if this throws, it is tried again. */
        void gained();

        /** It leads no more: another server may. */
        void lost();
    }

    private final String site;
    private final Lease lease;
    private final Servers servers;
    private final Supplier<LeaderNote> note;
    private final Change change;
    private final Loop loop = new Loop("lease", this::step);
    private volatile boolean ready;
    private volatile LeaseStore.@Nullable Held seen;

    /** Whether the server that leads, which is another one, has given a sign since this one was started. */
    private volatile boolean led;

    /**
     * @param site  its name, for people
     * @param note  what this server says to the others while it leads
     */
    public Leadership(String site, Lease lease, Servers servers, Supplier<LeaderNote> note, Change change) {
        this.site = site;
        this.lease = lease;
        this.servers = servers;
        this.note = note;
        this.change = change;
    }

    /**
     * Takes the lead at once if nobody has it, or nobody else can. To be called before the loop starts.
     *
     * @param alone whether the site's database is in this process
     */
    public void begin(boolean alone) {
        if (alone) {
            lease.seize(LeaderNote.NONE.toString());
        }
        step();
    }

    private Duration step() {
        try {
            LeaseStore.Held before = seen;
            LeaseStore.Held found = lease.step(note.get().toString());
            seen = found;
            led = !found.isFree() && !lease.isHeld() && (led || (before != null && before.seq() != found.seq()));
            if (lease.isHeld() && !ready) {
                change.gained();
                ready = true;
                LOG.info(() -> "Server '" + name() + "' leads site '" + site + "' from now on");
            }
            servers.step();
        } finally {
            if (ready && !lease.isHeld()) {
                ready = false;
                LOG.warning(() -> "REPR0013W: Server '" + name() + "' leads site '" + site
                        + "' no more: its lease ran out, as its database or itself stood still for "
                        + lease.terms().length().toMillis() + " ms. It takes calls, and stands by");
                change.lost();
            }
        }
        return lease.terms().renew();
    }

    /** Whether this server leads, at this moment. */
    public boolean leads() {
        return ready && lease.isHeld();
    }

    /** @throws NotLeadingException when another server leads */
    public void check() {
        if (!leads()) {
            throw new NotLeadingException(site, name(), leader());
        }
    }

    /** Its name; empty while none leads. */
    public String leader() {
        LeaseStore.Held found = seen;
        return found == null ? "" : found.server();
    }

    /** Whether other servers of this site live. */
    public boolean isCluster() {
        return servers.others() > 0;
    }

    public List<ServerFigures> servers() {
        LeaseStore.Held found = seen;
        return servers.figures(leads() ? lease.holder() : found == null ? "" : found.holder());
    }

    /** The names of the other servers of this site that live. */
    public List<String> othersAlive() {
        return servers().stream()
                .filter(each -> !each.self() && each.state() != ServerFigures.State.SILENT)
                .map(ServerFigures::name)
                .toList();
    }

    /** What the server that leads says. */
    public LeaderNote heard() {
        LeaseStore.Held found = seen;
        return found == null ? LeaderNote.NONE : LeaderNote.parse(found.note());
    }

    /** The same where that is another server, and lives: what was written before this one was started says nothing of now. */
    public Optional<LeaderNote> led() {
        return led ? Optional.of(heard()) : Optional.empty();
    }

    /** That of this server. */
    public String name() {
        return lease.server();
    }

    public Loop loop() {
        return loop;
    }

    /** Lets another server lead at once. To be called when nothing of what leading means runs any more. */
    public void close() {
        loop.close();
        ready = false;
        try {
            lease.release();
            servers.leave();
        } catch (RuntimeException e) {
            // it runs out by itself
            LOG.fine(() -> "The lease was not released: " + e.getMessage());
        }
    }
}
