package org.reprise.site;

import java.time.Clock;
import java.util.logging.Logger;
import org.reprise.portion.ChainEnd;
import org.reprise.reign.EpochRegister;
import org.reprise.reign.PlanFailedException;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.ReignForm;
import org.reprise.reign.ReignQuestion;
import org.reprise.reign.Reigns;
import org.reprise.reign.SiteWord;
import org.reprise.role.OwnReign;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/**
 * Answers other sites about who reigns, and does what a candidate asks of the site that is primary. What it is told of a higher epoch it
 * promises at once, whoever says so, so that nothing commits here any more below it. Safe for any thread.
 */
final class ReignDesk {
    private static final Logger LOG = Logger.getLogger(ReignDesk.class.getName());

    private final SiteLife life;
    private final OwnReign own;
    private final KnownPeers peers;
    private final Clock clock;
    private final GivingWay givingWay;

    ReignDesk(SiteLife life, OwnReign own, KnownPeers peers, Clock clock) {
        this.life = life;
        this.own = own;
        this.peers = peers;
        this.clock = clock;
        this.givingWay = new GivingWay(own.log().settings(), own.transactions(), clock);
    }

    GivingWay givingWay() {
        return givingWay;
    }

    /** A question of another site. */
    byte[] answer(String asker, byte[] bytes) {
        ReignQuestion question = ReignForm.question(bytes);
        told(ReignForm.reigns(question.reigns()));
        switch (question.step()) {
            case WORD -> {}
            case GIVE_WAY -> giveWay(asker);
            case GO_ON -> givingWay.noMore(asker);
            case PROMISE ->
                promise(new Promise(question.epoch(), asker, clock.instant()), question.upTo(), question.hash());
            case YIELD -> yieldTo(new Promise(question.epoch(), asker, clock.instant()));
            case REIGN_ON -> reignOn(asker, question.epoch());
        }
        life.wake();
        return ReignForm.write(
                new ReignForm.Answer(word(), ReignForm.told(own.store().reigns())));
    }

    /** Another site knows of these reigns. */
    void told(Reigns reigns) {
        if (own.store().hear(life.name(), reigns, clock.instant())) {
            LOG.info(() -> "Site '" + life.name() + "' was told of the "
                    + reigns.current().orElseThrow());
        }
    }

    private void giveWay(String asker) {
        if (life.watching().role() != Role.PRIMARY) {
            String rests = life.watching().duties().rests();
            throw new PlanFailedException("it is not primary; "
                    + (standing().role() == Role.PRIMARY
                            ? rests
                            : "it takes " + standing().primary() + " to be"));
        }
        // else it could not go on where nothing comes of it: it begins a reign of its own then
        peers.numbers();
        givingWay.to(asker);
        life.watching().duties().giveWay(asker);
    }

    /** Of several that ask for the role at once one gets it: who has promised it to one is not primary, and has it to give no more. */
    private void promise(Promise promise, long upTo, String hash) {
        Promise before = own.store().promise();
        // a question may come twice
        if (!before.isOf(promise)) {
            boolean held = givingWay.now().filter(promise.primary()::equals).isPresent();
            if (!held || !isAt(upTo, hash)) {
                throw new PlanFailedException("it takes calls again, or its log does not end with event " + upTo
                        + " any more: nothing was promised");
            }
            if (!isOwn(before) || !own.store().raiseFrom(before, promise)) {
                throw new PlanFailedException("it has promised " + own.store().promise() + ", and not " + promise
                        + ": 'reprise reign' says who is primary; switch over from that one");
            }
        }
        // of what committed before the promise was, all is seen now
        if (!isAt(upTo, hash)) {
            throw new PlanFailedException("events were committed here while it promised " + promise);
        }
    }

    /** Whether that is the reign of this site, begun. */
    private boolean isOwn(Promise promise) {
        return promise.primary().equals(life.name())
                && own.store().reigns().of(promise.epoch()).isPresent();
    }

    private void yieldTo(Promise promise) {
        if (life.watching().role() == Role.PRIMARY && !own.isOver()) {
            throw new PlanFailedException("it is primary: make " + promise.primary() + " primary by a planned switch");
        }
        if (!own.yieldsTo(promise)) {
            throw new PlanFailedException("it has promised " + own.store().promise());
        }
    }

    private boolean isAt(long seq, String hash) {
        ChainEnd end = own.end();
        return end.position().seq() == seq
                && end.hash().hex().equals(hash)
                && own.log().captured().count() == 0;
    }

    private void reignOn(String asker, long epoch) {
        Promise promise = own.store().promise();
        boolean primary = own.store()
                .reigns()
                .current()
                .filter(reign -> reign.primary().equals(life.name()))
                .isPresent();
        if (promise.epoch() == epoch && promise.primary().equals(asker) && primary) {
            // what committed while the promise was made is of the reign that ended by it, and stands before the next
            // one
            own.home().seal();
            EpochRegister register = peers.register();
            register.compareAndSet(
                    promise,
                    new Reign(
                            register.above(epoch),
                            own.end(),
                            life.name(),
                            clock.instant(),
                            asker,
                            "epoch " + epoch + " of " + asker + " did not begin"));
        }
        givingWay.noMore(asker);
    }

    private Standing standing() {
        return life.watching().standing();
    }

    /** Who waits for a reign that may never begin may be promoted instead, if all rows are there; any other nobody where nothing hinders. */
    private String unfit(LiveSite live, Promise promise) {
        boolean waits = live.standing().role() == Role.NOBODY
                && own.store()
                        .reigns()
                        .current()
                        .filter(reign -> reign.epoch() >= promise.epoch())
                        .isEmpty();
        return waits ? live.lacksRows() : live.unfit();
    }

    /** How this site is. */
    SiteWord word() {
        LiveSite live = life.watching();
        Promise promise = own.store().promise();
        Standing standing = live.standing();
        // before the end: what was on its way when that was read may have been sealed since
        boolean quiet = givingWay.now().isPresent()
                && live.duties().isQuiet()
                && (!live.leadership().isCluster()
                        || givingWay.isSeenByAll(Succession.LOOK)
                                && givingWay.isQuietAt(live.leadership().othersAlive()));
        ChainEnd end = own.end();
        return new SiteWord(
                life.name(),
                live.role().name(),
                standing.primary(),
                promise.epoch(),
                promise.primary(),
                end.position().epoch(),
                end.position().seq(),
                end.hash().hex(),
                own.reached().seq(),
                Math.max(end.position().seq(), own.log().portions().last().seq()),
                own.logBegin(),
                own.leftOut(end),
                live.duties().word().site(),
                own.log().parked().count(),
                live.version(),
                unfit(live, promise),
                quiet);
    }
}
