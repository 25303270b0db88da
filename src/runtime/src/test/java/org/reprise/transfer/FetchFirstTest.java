package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.EpochNumbers;
import org.reprise.reign.Failover;
import org.reprise.reign.Lineage;
import org.reprise.reign.OperatorRegister;
import org.reprise.reign.Plan;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.SiteSeen;
import org.reprise.reign.SiteWord;
import org.reprise.reign.Sites;
import org.reprise.subscription.Subscription;

/**
 * Rule 5, with the classes that ask, answer, store and promote: b is made primary, c has more of a dead primary's log, and nothing that c had is
 * lost.
 */
class FetchFirstTest {
    private static final List<String> RECORD = List.of("a", "b", "c");

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1_764_000_000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final Map<String, TestSite> sites = new TreeMap<>();
    private final TestSite a = site("a", List.of());
    private final TestSite b = site("b", List.of("a"));
    private final TestSite c = site("c", List.of("a"));

    private TestSite site(String name, List<String> asks) {
        TestSite site = heard(new TestSite(name, asks, Room.DEFAULT, transport, clock));
        site.deaf = asks.isEmpty();
        return site;
    }

    private TestSite heard(TestSite site) {
        site.peers.reigns(
                () -> new Lineage(
                        site.log.portions().contiguousAfter(site.log.portions().begin()),
                        site.log.reigns().promise()),
                (other, told) -> site.log.reigns().hear(site.name, told));
        sites.put(site.name, site);
        return site;
    }

    @Test
    void whatTheThirdSiteHasBeyondTheCandidateIsFetchedBeforeItsReignBegins() {
        aReigns();
        ChainEnd end = sealed(ChainEnd.START, 3);
        turn();
        b.down = true;
        end = sealed(end, 4);
        turn();
        b.down = false;
        a.down = true;
        assertThat(b.has()).isEqualTo(3);
        assertThat(c.has()).isEqualTo(7);

        Candidate candidate = new Candidate();
        Plan plan = promoted(candidate);
        assertThat(b.has()).isEqualTo(7);
        Reign reign = b.log.reigns().reigns().current().orElseThrow();
        assertThat(reign.before()).isEqualTo(end);
        assertThat(c.log.reigns().promise().epoch())
                .as("c takes nothing of a any more")
                .isEqualTo(2);
        assertThat(candidate.opened).isEqualTo(reign);
    }

    /** Its log has gaps that nobody sees by its end: what it has not got is not there because it takes all by now. */
    @Test
    void aSiteThatTakesAllByNowIsNoSourceOfWhatItHasLeftOut() {
        TestSite d = heard(new TestSite("d", List.of("a"), Subscription.parse("failed"), transport, clock));
        List<String> acknowledged = new ArrayList<>();
        a.answerer.countedBy(new Answerer.Counting(
                () -> Lineage.UNSAID, () -> false, (site, end) -> acknowledged.add(site + " " + end.end())));
        aReigns();
        ChainEnd end = sealed(ChainEnd.START, 3);
        turn();
        b.down = true;
        c.down = true;
        end = sealed(end, 4);
        turn();
        d.upstreams.want("", false, "olga", "all from now on");
        sealed(end, 2);
        turn();
        assertThat(List.of(b.has(), d.has())).containsExactly(3L, 9L);
        assertThat(acknowledged).contains("b 1:3").noneMatch(who -> who.startsWith("d"));
        b.down = false;
        a.down = true;

        Plan plan = promoted(new Candidate());
        assertThat(plan.view().steps().get(0).found())
                .contains("d has up to event 1:9, without those that it leaves out by choice");
    }

    /** What it has left out it cannot hand on: who waited for that would wait in vain, and nobody could be promoted while it answers. */
    @Test
    void aSiteThatTakesSomeEventsOnlyKeepsNobodyFromBeingPromoted() {
        TestSite d = heard(new TestSite("d", List.of("a"), Subscription.parse("failed"), transport, clock));
        aReigns();
        sealed(ChainEnd.START, 3);
        turn();
        b.down = true;
        c.down = true;
        sealed(a.log.portions().at(3).orElseThrow().end(), 4);
        turn();
        b.down = false;
        a.down = true;
        assertThat(b.has()).isEqualTo(3);
        assertThat(d.has()).isEqualTo(7);

        Candidate candidate = new Candidate();
        Plan plan = promoted(candidate);
        assertThat(plan.view().steps().get(0).found())
                .contains("d has up to event 1:7, without those that it leaves out by choice");
        assertThat(d.log.reigns().promise().epoch())
                .as("d takes nothing of a any more")
                .isEqualTo(2);
    }

    /** Else the operator would be told that it can be done, and then how far it came, and nothing of why. */
    @Test
    void whatRetentionHasRemovedWhereItIsToBeFetchedIsSaidAlsoWhereItIsOnlyLookedAt() {
        aReigns();
        ChainEnd end = sealed(ChainEnd.START, 3);
        turn();
        b.down = true;
        sealed(end, 4);
        turn();
        b.down = false;
        a.down = true;
        c.log.portions().removeUpTo(5);

        assertThatThrownBy(() -> failover(new Candidate()).look(new Plan("failover", "b", true)))
                .hasMessageContaining("c has not got events 4 to 5 any more, nor has any other site that answers")
                .hasMessageContaining("rather promote c; b needs seeding");
        assertThatThrownBy(() -> promoted(new Candidate()))
                .hasMessageContaining("c has not got events 4 to 5 any more");
        assertThat(c.log.reigns().promise().epoch()).isEqualTo(1);
    }

    /** And it is not among those that the candidate asks by itself. */
    @Test
    void whatRetentionHasRemovedAtTheBestSiteIsFetchedFromAnotherOneThatHasIt() {
        TestSite d = site("d", List.of("a"));
        aReigns();
        ChainEnd end = sealed(ChainEnd.START, 3);
        turn();
        b.down = true;
        end = sealed(end, 4);
        turn();
        d.down = true;
        sealed(end, 2);
        turn();
        b.down = false;
        d.down = false;
        a.down = true;
        c.log.portions().removeUpTo(5);
        assertThat(List.of(b.has(), d.has())).containsExactly(3L, 7L);

        promoted(new Candidate());
        assertThat(b.has()).isEqualTo(9);
    }

    private void aReigns() {
        Reign first = new Reign(1, ChainEnd.START, "a", clock.instant(), "", "");
        sites.values().forEach(each -> each.log.reigns().take(Promise.NONE, first));
    }

    /** B, as A is dead. */
    private Plan promoted(Candidate candidate) {
        Plan plan = new Plan("failover", "b", false);
        failover(candidate).run(plan, "olga", "a is dead");

        assertThat(plan.view().outcome()).isEqualTo("b is primary, by epoch 2");
        return plan;
    }

    private Failover failover(Candidate candidate) {
        return new Failover(
                "b",
                candidate,
                new OperatorRegister(b.log.reigns(), EpochNumbers.of("b", RECORD)),
                clock,
                Duration.ofSeconds(60));
    }

    private ChainEnd sealed(ChainEnd before, int portions) {
        ChainEnd end = before;
        for (int i = 0; i < portions; i++) {
            List<Call> calls = List.of(new Call("network.pass", 1, "[" + i + "]", null, List.of()));
            byte[] event = EventJson.encode(new Event(clock.instant(), calls));
            Portion portion = Portion.seal(end, 1, List.of(event), clock.instant(), Compression.DEFLATE);
            a.log.portions().store(portion);
            end = portion.end();
        }
        return end;
    }

    private void turn() {
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMillis(500));
            sites.values().forEach(TestSite::step);
            for (InMemoryTransport.Sent next = transport.underWay.poll();
                    next != null;
                    next = transport.underWay.poll()) {
                sites.get(next.to()).takes(next);
            }
        }
    }

    /** B as it goes on its way; time passes while it waits. */
    private final class Candidate implements Sites {
        private Reign opened;

        private SiteWord word(TestSite site) {
            Position end =
                    site.log.portions().contiguousAfter(site.log.portions().begin());
            Promise promise = site.log.reigns().promise();
            String hash = site.log
                    .portions()
                    .at(end.seq())
                    .map(last -> last.hash().hex())
                    .orElse("");
            return new SiteWord(
                    site.name,
                    "SECONDARY",
                    "a",
                    promise.epoch(),
                    promise.primary(),
                    end.epoch(),
                    end.seq(),
                    hash,
                    end.seq(),
                    end.seq(),
                    site.log.portions().begin().seq(),
                    site.log.portions().leftOut(),
                    "a",
                    0,
                    "v1",
                    "",
                    false);
        }

        @Override
        public SiteWord own() {
            return word(b);
        }

        @Override
        public List<String> others() {
            return sites.keySet().stream().filter(each -> !each.equals("b")).toList();
        }

        @Override
        public SiteWord word(String site) {
            if (sites.get(site).down) {
                throw new UnreachableException(site, "it is dead", null);
            }
            return word(sites.get(site));
        }

        @Override
        public List<SiteWord> words() {
            return others().stream()
                    .filter(other -> !sites.get(other).down)
                    .map(this::word)
                    .toList();
        }

        @Override
        public SiteWord promise(String site, long epoch) {
            sites.get(site).log.reigns().raise(new Promise(epoch, "b", clock.instant()));
            return word(site);
        }

        @Override
        public void fetchFrom(String site) {
            b.upstreams.first(site);
        }

        @Override
        public void conducts() {
            // it has one server
        }

        @Override
        public void pause() {
            turn();
        }

        @Override
        public void open(Reign reign) {
            opened = reign;
        }

        @Override
        public SiteWord tell(String site) {
            return word(site);
        }

        @Override
        public String gone(String site) {
            return b.asker.gone(site);
        }

        @Override
        public SiteSeen lastKnown(String site) {
            return SiteSeen.never(site);
        }

        @Override
        public List<String> skipped() {
            return List.of();
        }

        @Override
        public List<String> checksDown() {
            return List.of();
        }

        @Override
        public String hooks() {
            return "";
        }

        @Override
        public void runHooks(long epoch) {
            // there are none
        }

        @Override
        public void name(boolean own) {
            // nobody calls
        }

        @Override
        public String advanceGenerators() {
            return "none";
        }

        @Override
        public SiteWord giveWay(String site) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public void goOn(String site) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public SiteWord promise(String site, long epoch, ChainEnd end) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public void reignOn(String site) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }
    }
}
