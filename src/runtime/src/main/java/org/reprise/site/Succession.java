package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.reprise.cluster.LeaderNote;
import org.reprise.cluster.Leadership;
import org.reprise.desk.SiteReign;
import org.reprise.desk.SiteReturn;
import org.reprise.group.ServiceGroup;
import org.reprise.job.Loop;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.ReignForm;
import org.reprise.reign.SiteWord;
import org.reprise.role.OwnReign;
import org.reprise.settings.GroupConfiguration;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;
import org.reprise.transfer.UnreachableException;

/**
 * What a server does about who reigns, beside whatever live site it has: it sees that its site stands as the site's database says,
 * through whatever server that was written; asks other sites what they know; answers them; and conducts a switch. Two loops.
 */
final class Succession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Succession.class.getName());

    /** How soon a server sees what another one of its site has written. */
    static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration ASK = Duration.ofSeconds(5);

    /** While calls wait for what others say. */
    private static final Duration AGAIN = Duration.ofMillis(250);

    /** How long others have to say who reigns, unless {@code reprise.reign.patience} says so. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SiteLife life;
    private final OwnReign own;
    private final ReignDesk desk;
    private final KnownPeers peers;
    private final Conductor conductor;
    private final Returning returning;
    private final ServiceGroup group;
    private final OwnPlace place;
    private final ThreadFactory threads;
    private final WhoReigns who;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Loop watch = new Loop("watch of who reigns", this::look);
    private final Loop hearing = new Loop("asker of who reigns", this::hear);
    private boolean gaveWay;
    private volatile boolean ended;
    private boolean started;

    Succession(SiteLife life, Foundation.Ground ground, ApplicationContext context, ThreadFactory threads) {
        this.life = life;
        this.own = ground.own();
        DataSource source = ground.served().container().dataSource();
        List<String> named = ConfigProvider.getConfig()
                .getOptionalValues("reprise.sites", String.class)
                .orElse(List.of());
        this.peers = new KnownPeers(ground.configured(), named, own, source);
        this.desk = new ReignDesk(life, own, peers, Clock.systemUTC());
        this.place = new OwnPlace(life, own);
        this.group = new ServiceGroup(
                new GroupConfiguration(ConfigProvider.getConfig()).read(),
                new ServiceGroup.Doors(place::now, context.health(), List.of(context.observers()), threads),
                Clock.systemUTC());
        this.conductor = new Conductor(life, own, desk, peers, threads);
        this.returning = new Returning(life, own, ground.configured().database().returning(), this::enquired);
        this.threads = threads;
        Duration patience = ConfigProvider.getConfig()
                .getOptionalValue("reprise.reign.patience", Duration.class)
                .orElse(PATIENCE);
        this.who = new WhoReigns(own.standing(), own.hasBegun(), patience, this::hears, SteadyClock.now());
    }

    private boolean hears() {
        return life.watching().hears();
    }

    /** Before it starts. */
    void attach(LiveSite site) {
        site.enquiries().answering(ReignForm.SUBJECT, desk::answer);
        site.elsewhere(peers::others);
    }

    synchronized void start(ThreadFactory threads) {
        if (!started) {
            started = true;
            watch.start(threads);
            hearing.start(threads);
            group.start(threads);
        }
    }

    /** A site that was primary before this server started takes no calls before it has heard who is by now (rule 6). */
    void beforeStart(LiveSite site) {
        if (who.waits(site.standing(), peers::others)) {
            site.duties().hold(who.why(peers.others()));
        }
    }

    private Duration look() {
        if (ended || !life.isWorking()) {
            return LOOK;
        }
        LiveSite live = life.watching();
        Standing standing = own.standing();
        Optional<String> to = desk.givingWay().now();
        if (!who.waits(standing, peers::others)) {
            heard(live, standing);
            giveWay(live, to);
        } else if (standing.isSame(live.standing())) {
            live.duties().hold(who.why(peers.others()));
        }
        if (to.isPresent() && standing.isSame(live.standing()) && live.duties().isQuiet()) {
            // the one that answers the candidate counts its own transactions only
            desk.givingWay().quiet(live.leadership().name());
        }
        // who is given way to says soon where its reign begins
        boolean soon = standing.role() == Role.NOBODY && to.isPresent();
        if (!standing.isSame(live.standing()) && !soon) {
            gaveWay = false;
            if (live.role() == Role.PRIMARY && standing.role() != Role.PRIMARY) {
                group.leaving(place.of(standing));
            }
            life.stand();
            // who is nobody now may come back with the next word of another site
            hearing.wake();
        }
        return LOOK;
    }

    /** It was held by {@link #beforeStart}, and the reign goes on. */
    private void heard(LiveSite live, Standing standing) {
        if (standing.role() != Role.PRIMARY || live.role() == Role.PRIMARY || !standing.isSame(live.standing())) {
            return;
        }
        Set<String> silent = who.silent(peers.others());
        if (silent.isEmpty()) {
            LOG.info(() -> "No other site knows of a newer reign: '" + life.name() + "' goes on with its own, "
                    + standing.epoch());
        } else {
            LOG.warning(() -> "REPR0061W: Site '" + life.name() + "' goes on as primary, and has not heard from "
                    + String.join(", ", silent) + " whether another one was promoted meanwhile. If one was, look at"
                    + " 'reprise reign' there: what is committed here goes to quarantine when the sites meet");
        }
        live.duties().goOn();
    }

    private void giveWay(LiveSite live, Optional<String> to) {
        if (to.isPresent()) {
            live.duties().giveWay(to.get());
            gaveWay = true;
        } else if (desk.givingWay().hasEnded() || gaveWay) {
            live.duties().goOn();
            gaveWay = false;
        }
    }

    private Duration hear() {
        if (!life.isWorking()) {
            return LOOK;
        }
        Leadership leadership = life.watching().leadership();
        if (!leadership.leads()) {
            // the server that leads asks, and what it hears it writes down: it may wait for a slow site, or for a
            // promotion
            who.ledBy(leadership.led().map(LeaderNote::holds));
            return LOOK;
        }
        who.leads();
        peers.others().forEach(this::hear);
        return who.waits(own.standing(), peers::others) && !who.isBehind() ? AGAIN : ASK;
    }

    /** In a thread of its own: the way to one site may be blocked for long, and another one answers at once. */
    private void hear(String other) {
        if (!asked.add(other)) {
            return;
        }
        try {
            Thread thread = threads.newThread(() -> askedFor(other));
            thread.setName("reprise-asks-" + other);
            thread.start();
        } catch (RuntimeException e) {
            asked.remove(other);
            throw e;
        }
    }

    private void askedFor(String other) {
        try {
            SiteWord word = enquired().whileInterested(() -> waitFor(other)).tell(other);
            own.store().hear(life.name(), new Lineage(word.position(), word.promise()));
            said(other, word.position());
            life.watching().told(other, word.position());
            wake();
            if (!conductor.conducts()) {
                enquired().heard(word);
            }
            returning.heard(word);
        } catch (UnreachableException e) {
            if (e.getCause() == null) {
                // the way only stands still, as the first one does at the start of a busy server
                who.reached(other);
            } else {
                who.unreached(other);
            }
            LOG.log(Level.FINE, e, () -> "There is no way to site '" + other + "'");
        } catch (RuntimeException e) {
            who.reached(other);
            LOG.log(Level.FINE, e, () -> "Site '" + other + "' does not say who reigns");
        } finally {
            asked.remove(other);
        }
    }

    /** A primary has sealed all that others can have of its reign. */
    private void said(String other, Position end) {
        Position here = own.reached();
        if (end.epoch() == here.epoch() && end.seq() > here.seq() || here.seq() == 0 && end.seq() > 0) {
            if (who.ahead(other, end)) {
                LOG.warning(() -> "REPR0063W: Site '" + life.name() + "' takes no calls. " + who.why(peers.others()));
            }
        } else {
            who.answered(other);
        }
    }

    private void waitFor(String other) {
        refuseWhenEnded();
        if (life.watching().enquiries().awaits(other)) {
            who.reached(other);
        }
    }

    private EnquiredSites enquired() {
        return new EnquiredSites(life, own, desk, peers, "", "").whileInterested(this::refuseWhenEnded);
    }

    SiteReturn returning() {
        return returning;
    }

    private void refuseWhenEnded() {
        if (ended) {
            throw new IllegalStateException("The site has ended");
        }
    }

    ServiceGroup group() {
        return group;
    }

    SiteReign conductor() {
        return conductor;
    }

    /** Another site has said something, or this one has written something. Never waits. */
    void wake() {
        watch.wake();
    }

    /** Begins nothing new. Never waits. */
    void end() {
        ended = true;
        watch.end();
        hearing.end();
        group.end();
    }

    @Override
    public void close() {
        end();
        watch.close();
        hearing.close();
        group.close();
    }
}
