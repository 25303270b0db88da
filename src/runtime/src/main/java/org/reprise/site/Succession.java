package org.reprise.site;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.reprise.desk.SiteReign;
import org.reprise.group.ServiceGroup;
import org.reprise.job.Loop;
import org.reprise.reign.ReignForm;
import org.reprise.role.OwnReign;
import org.reprise.settings.GroupConfiguration;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/**
 * What a server does about who reigns, beside whatever live site it has: it sees that its site stands as the site's database says,
 * through whatever server that was written; asks other sites what they know; answers them; and conducts a switch. Two loops.
 */
final class Succession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Succession.class.getName());

    /** How soon a server sees what another one of its site has written. */
    static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration ASK = Duration.ofSeconds(5);

    private final SiteLife life;
    private final OwnReign own;
    private final ReignDesk desk;
    private final KnownPeers peers;
    private final Conductor conductor;
    private final ServiceGroup group;
    private final OwnPlace place;
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
                new ServiceGroup.Doors(
                        new OwnPlace(life, own)::now, context.health(), List.of(context.observers()), threads),
                Clock.systemUTC());
        this.conductor = new Conductor(life, own, desk, peers, threads);
    }

    /** Before it starts. */
    void attach(LiveSite site) {
        site.enquiries().answering(ReignForm.SUBJECT, desk::answer);
    }

    synchronized void start(ThreadFactory threads) {
        if (!started) {
            started = true;
            watch.start(threads);
            hearing.start(threads);
            group.start(threads);
        }
    }

    private Duration look() {
        if (ended || !life.isWorking()) {
            return LOOK;
        }
        LiveSite live = life.watching();
        Optional<String> to = desk.givingWay().now();
        if (to.isPresent()) {
            live.duties().giveWay(to.get());
            gaveWay = true;
        } else if (gaveWay) {
            live.duties().goOn();
            gaveWay = false;
        }
        Standing standing = own.standing();
        // who is given way to says soon where its reign begins
        boolean soon = standing.role() == Role.NOBODY && to.isPresent();
        if (!standing.isSame(live.standing()) && !soon) {
            gaveWay = false;
            if (live.standing().role() == Role.PRIMARY && standing.role() != Role.PRIMARY) {
                group.leaving(place.of(standing));
            }
            life.stand();
        }
        return LOOK;
    }

    private Duration hear() {
        if (!life.isWorking() || !life.watching().leadership().leads()) {
            // soon: a primary that was started again may have been replaced meanwhile
            return LOOK;
        }
        EnquiredSites sites = new EnquiredSites(life, own, desk, peers, "", "").whileInterested(this::refuseWhenEnded);
        for (String other : peers.others()) {
            try {
                sites.tell(other);
            } catch (RuntimeException e) {
                refuseWhenEnded();
                LOG.log(Level.FINE, e, () -> "Site '" + other + "' does not say who reigns");
            }
        }
        return ASK;
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
