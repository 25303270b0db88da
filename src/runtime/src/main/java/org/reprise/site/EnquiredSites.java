package org.reprise.site;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.reprise.finding.AuditEntry;
import org.reprise.group.ServiceGroup;
import org.reprise.portion.ChainEnd;
import org.reprise.reign.AskedAtOnce;
import org.reprise.reign.PlanFailedException;
import org.reprise.reign.Reign;
import org.reprise.reign.ReignForm;
import org.reprise.reign.ReignQuestion;
import org.reprise.reign.ReignQuestion.Step;
import org.reprise.reign.SiteSeen;
import org.reprise.reign.SiteWord;
import org.reprise.reign.Sites;
import org.reprise.role.OwnReign;

/** Other sites as a candidate asks them, and itself. For one thread. */
final class EnquiredSites implements Sites {
    private static final Logger LOG = Logger.getLogger(EnquiredSites.class.getName());

    /** How long another site is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One that has just answered is there, and only slow: without its promise all would have to begin anew. */
    private static final Duration LONGER = Duration.ofSeconds(15);

    /** No more skipped events are counted. */
    private static final int SKIPS = 1000;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SiteLife life;
    private final OwnReign own;
    private final ReignDesk desk;
    private final KnownPeers peers;
    private final ServiceGroup group;
    private final String who;
    private final String reason;
    private final HalfSwitch half;
    private Runnable interest = () -> {};
    private long promised;

    EnquiredSites(SiteLife life, OwnReign own, ReignDesk desk, KnownPeers peers, String who, String reason) {
        this.life = life;
        this.own = own;
        this.desk = desk;
        this.peers = peers;
        this.group = life.group();
        this.who = who;
        this.reason = reason;
        this.half = new HalfSwitch(own.log().settings(), own.transactions());
    }

    /** @param other called now and then while another site is waited for; what it throws ends the waiting */
    EnquiredSites whileInterested(Runnable other) {
        interest = other;
        return this;
    }

    @Override
    public SiteWord own() {
        return desk.word();
    }

    @Override
    public List<String> others() {
        return peers.others();
    }

    private SiteWord ask(String site, Step step, long epoch, ChainEnd end) {
        ReignQuestion question = new ReignQuestion(
                step,
                life.name(),
                epoch,
                end.position().seq(),
                end.hash().hex(),
                ReignForm.told(own.store().reigns()));
        Duration patience = step == Step.YIELD ? LONGER : PATIENCE;
        ReignForm.Answer answer = ReignForm.answer(
                life.settled().enquiries().ask(site, ReignForm.SUBJECT, ReignForm.write(question), patience, interest));
        desk.told(ReignForm.reigns(answer.reigns()));
        return answer.word();
    }

    @Override
    public SiteWord word(String site) {
        return ask(site, Step.WORD, 0, ChainEnd.START);
    }

    @Override
    public List<SiteWord> words() {
        return AskedAtOnce.words(others(), this::word, life::newThread);
    }

    @Override
    public SiteWord giveWay(String site) {
        return ask(site, Step.GIVE_WAY, 0, ChainEnd.START);
    }

    @Override
    public void goOn(String site) {
        ask(site, Step.GO_ON, 0, ChainEnd.START);
    }

    @Override
    public SiteWord promise(String site, long epoch, ChainEnd end) {
        promised = epoch;
        half.begins(site, epoch);
        return ask(site, Step.PROMISE, epoch, end);
    }

    @Override
    public SiteWord promise(String site, long epoch) {
        return ask(site, Step.YIELD, epoch, ChainEnd.START);
    }

    @Override
    public void fetchFrom(String site) {
        life.watching().fetchFrom(site);
    }

    @Override
    public String gone(String site) {
        return life.watching().gone(site);
    }

    @Override
    public SiteSeen lastKnown(String site) {
        return peers.lastKnown(site, life.watching());
    }

    @Override
    public void reignOn(String site) {
        reignOn(site, promised);
    }

    private void reignOn(String site, long epoch) {
        ask(site, Step.REIGN_ON, epoch, ChainEnd.START);
        half.ends();
    }

    /** A site has said how it is. Where it waits for an epoch of a planned switch to this site that has ended, it is told to reign on. */
    void heard(SiteWord word) {
        if (!half.isWaitedFor(life.name(), word)) {
            return;
        }
        peers.register().giveUp(word.promised());
        if (own.store().reigns().of(word.promised()).isPresent()) {
            half.ends();
        } else {
            LOG.info(() -> "The switch from '" + word.site() + "' ended in the middle: that site is told to reign on");
            reignOn(word.site(), word.promised());
        }
    }

    @Override
    public SiteWord tell(String site) {
        return word(site);
    }

    @Override
    public List<String> checksDown() {
        return group.checksDown();
    }

    @Override
    public List<String> skipped() {
        return AuditEntry.skipped(own.log().audit().newest(AuditEntry.SKIP, SKIPS), life.name());
    }

    @Override
    public String hooks() {
        return group.hooks();
    }

    @Override
    public void runHooks(long epoch) {
        group.runHooks(life.name(), own().primary(), epoch);
    }

    @Override
    public void name(boolean ownName) {
        if (ownName) {
            life.watching().duties().giveWay(life.name());
        } else {
            life.watching().duties().goOn();
        }
    }

    @Override
    public String advanceGenerators() {
        return life.watching().advanceGenerators(who, reason) + " moved";
    }

    @Override
    public void open(Reign reign) {
        half.ends();
        // what it was asked for in a switch before, to another site, is over
        desk.givingWay().noMore();
        life.stand();
        if (life.settled().standing().epoch() != reign.epoch()) {
            throw new PlanFailedException("the reign of epoch " + reign.epoch()
                    + " has begun, but this site does not open: "
                    + life.figures().trouble()
                    + ". It is tried again until it does");
        }
    }

    @Override
    public void conducts() {
        life.watching().leadership().check();
    }

    @Override
    public void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
