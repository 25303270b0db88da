package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.SiteReign;
import org.reprise.finding.AuditEntry;
import org.reprise.group.GroupView;
import org.reprise.reign.EpochRegister;
import org.reprise.reign.Failover;
import org.reprise.reign.Plan;
import org.reprise.reign.PlanFailedException;
import org.reprise.reign.Promotion;
import org.reprise.reign.Reign;
import org.reprise.reign.Sites;
import org.reprise.reign.Switchover;
import org.reprise.role.OwnReign;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/** Makes this site primary when an operator says so, in a thread that outlives the change of role. One at a time. Safe for any thread. */
final class Conductor implements SiteReign {
    private static final Logger LOG = Logger.getLogger(Conductor.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A subject in the audit trail has no more characters. */
    private static final int LONGEST = 250;

    private final SiteLife life;
    private final OwnReign own;
    private final ReignDesk desk;
    private final KnownPeers peers;
    private final ThreadFactory threads;
    private @Nullable Plan last;

    Conductor(SiteLife life, OwnReign own, ReignDesk desk, KnownPeers peers, ThreadFactory threads) {
        this.life = life;
        this.own = own;
        this.desk = desk;
        this.peers = peers;
        this.threads = threads;
    }

    @Override
    public View view() {
        LiveSite live = life.watching();
        Standing standing = live.standing();
        List<Past> reigns = new ArrayList<>();
        for (Reign each : own.store().reigns().all()) {
            reigns.add(new Past(
                    each.epoch(), each.first(), each.primary(), each.begun().toString(), each.by(), each.reason()));
        }
        Collections.reverse(reigns);
        return new View(
                life.name(),
                live.role().name(),
                standing.primary(),
                own.store().promise().epoch(),
                standing.role() == Role.PRIMARY ? live.duties().rests() : standing.rests(),
                reigns);
    }

    @Override
    public GroupView group() {
        return life.group().view();
    }

    @Override
    public synchronized Optional<Plan.View> plan() {
        return Optional.ofNullable(last).map(Plan::view);
    }

    /** Whether this server is at it. */
    synchronized boolean conducts() {
        return last != null && !last.view().hasEnded();
    }

    @Override
    public Plan.View look(Way way) {
        life.working().leadership().check();
        Plan plan = new Plan(way.text(), life.name(), true);
        try {
            plan.run(() -> promotion(way, "", "").look(plan));
        } catch (PlanFailedException e) {
            LOG.log(Level.FINE, e, () -> "It is in the plan");
        }
        return plan.view();
    }

    private Promotion promotion(Way way, String who, String reason) {
        Sites sites = new EnquiredSites(life, own, desk, peers, who, reason);
        EpochRegister register = peers.register();
        // calls are refused while a candidate waits
        Clock clock = SteadyClock.now();
        return switch (way) {
            case SWITCHOVER -> new Switchover(life.name(), sites, register, clock, PATIENCE);
            case FAILOVER -> new Failover(life.name(), sites, register, clock, PATIENCE);
        };
    }

    @Override
    public synchronized Plan.View begin(Way way, String who, String reason) {
        life.working().leadership().check();
        Plan before = last;
        if (before != null && !before.view().hasEnded()) {
            throw new IllegalStateException("A change of primary is under way here: wait for its end");
        }
        Plan plan = new Plan(way.text(), life.name(), false);
        audit(way, who, "to " + life.name(), reason);
        Thread thread = threads.newThread(() -> run(way, plan, who, reason));
        last = plan;
        thread.setName("reprise-" + way.text());
        thread.start();
        return plan.view();
    }

    private void run(Way way, Plan plan, String who, String reason) {
        try {
            plan.run(() -> {
                // what a primary that ended in the middle of a switch had committed has its place before the reign that
                // begins
                own.home().seal();
                promotion(way, who, reason).run(plan, who, reason);
            });
            LOG.info(() -> "The " + way.text() + ": " + plan.view().outcome());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "REPR0051W: The " + way.text() + " to '" + life.name() + "' was not brought to its end: "
                            + e.getMessage());
        } finally {
            audit(way, who, "to " + life.name() + ": " + plan.view().outcome(), reason);
        }
    }

    private void audit(Way way, String who, String subject, String reason) {
        String cut = subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
        own.transactions().run(() -> own.log()
                .audit()
                .add(new AuditEntry(Clock.systemUTC().instant(), who, way.text(), cut, reason)));
    }
}
