package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.Reigns;
import org.reprise.subscription.Subscription;

/** Several sites and who asks whom, over an in-memory transport. */
class UpstreamsTest {
    private static final Duration WHILE = Duration.ofSeconds(8);

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final Map<String, TestSite> sites = new HashMap<>();
    private ChainEnd end = ChainEnd.START;

    @Test
    void chainHandsOnByteForByteAndTellsHowLongTheLogIs() {
        TestSite a = site("a");
        TestSite b = site("b", "a");
        TestSite d = site("d", "b");
        TestSite e = site("e", "d");
        Portion first = portion(3);
        a.log.portions().store(first);
        pass(3);
        assertThat(e.log.portions().at(1).orElseThrow().toBytes()).isEqualTo(first.toBytes());
        assertThat(a.peers.downstream(clock.instant())).singleElement().satisfies(asker -> {
            assertThat(asker.site()).isEqualTo("b");
            assertThat(asker.has()).isEqualTo(3);
            assertThat(asker.behind()).containsExactlyInAnyOrder("d", "e");
        });

        d.down = true;
        a.log.portions().store(portion(2));
        pass(1);
        assertThat(b.has()).isEqualTo(5);
        assertThat(e.asker.word().head()).isEqualTo(new Position(1, 3));
        d.down = false;
        d.peers.answered(new AnswerHeader("b", new Position(1, 5), true));
        d.deaf = true;
        pass(2);
        assertThat(e.asker.word().head())
                .as("d has heard of it, and does not have it")
                .isEqualTo(new Position(1, 5));
    }

    @Test
    void siteWhoseEventsWereRemovedTurnsToAnotherUpstreamAndNeedsSeedingOnlyIfNobodyHasThem() {
        TestSite a = site("a");
        TestSite b = site("b", "a");
        forgetsSixOfEight(a);
        TestSite d = site("d", "a", "b");
        pass(6);
        assertThat(d.has()).isEqualTo(8);
        assertThat(d.asker.hopeless()).isEmpty();

        // another end of the log: what was offered last is remembered, even when it is removed
        a.log.portions().store(portion(1));
        pass(3);
        b.log.portions().removeUpTo(2);
        TestSite e = site("e", "a", "b");
        pass(6);
        assertThat(e.has()).isZero();
        assertThat(e.asker.hopeless()).contains("needs seeding", "event 1 any more", "jobs seed a");

        e.log.portions().store(d.log.portions().at(1).orElseThrow());
        pass(6);
        assertThat(e.has()).as("b has the rest").isEqualTo(9);
        assertThat(e.asker.hopeless()).isEmpty();
    }

    /** Once those that follow it have them all. */
    private void forgetsSixOfEight(TestSite a) {
        for (int i = 0; i < 4; i++) {
            a.log.portions().store(portion(2));
        }
        pass(3);
        a.log.portions().removeUpTo(6);
    }

    private void forgetsSixOfNine(TestSite a) {
        forgetsSixOfEight(a);
        // what was offered last is remembered, even when it is removed
        a.log.portions().store(portion(1));
        pass(3);
    }

    /** As behind a planned switch, after which only the former primary has what the new one has removed. */
    @Test
    void whatNoUpstreamHasAnyMoreIsAskedOfAnybodyWhoMayHaveIt() {
        TestSite a = site("a");
        TestSite b = site("b", "a");
        forgetsSixOfNine(a);
        TestSite d = site("d", "a");
        TestSite e = site("e", "d");
        d.upstreams.elsewhere(() -> List.of("a", "b", "d", "e", "nowhere"));
        b.down = true;
        pass(8);
        assertThat(d.has()).isZero();
        assertThat(d.asker.hopeless()).contains("no upstream has event 1 any more, nor does b give it");

        b.down = false;
        pass(40);
        assertThat(d.has()).isEqualTo(9);
        assertThat(e.has()).isEqualTo(9);
        assertThat(d.asker.hopeless()).isEmpty();

        a.log.portions().store(portion(1));
        pass(20);
        assertThat(d.has()).isEqualTo(10);
        assertThat(d.asker.word().site()).as("it asks its upstream again").isEqualTo("a");
        assertThat(d.peers.describe()).isEmpty();
    }

    /** It may have what comes next as little as the upstreams, and later events all the same. */
    @Test
    void whoHasNotGotItEitherIsNotAskedAgainAndAgain() {
        TestSite a = site("a");
        TestSite b = site("b", "a");
        forgetsSixOfNine(a);
        b.log.portions().removeUpTo(4);
        TestSite f = site("f");
        TestSite d = site("d", "a");
        d.upstreams.elsewhere(() -> List.of("b", "f"));
        pass(20);
        assertThat(d.has()).isZero();
        assertThat(d.asker.hopeless()).contains("nor does b or f give it");
        assertThat(f.answerer.sent()).isZero();
    }

    @Test
    void nextUpstreamIsAskedWhenTheFirstIsUnreachableOrSilentAndTheFirstAgainWhenItIsBack() {
        TestSite a = site("a");
        TestSite b = site("b", "a");
        TestSite d = site("d", "b", "a");
        a.log.portions().store(portion(1));
        pass(3);
        assertThat(d.asker.word().site()).isEqualTo("b");

        b.down = true;
        a.log.portions().store(portion(1));
        pass(3);
        assertThat(d.has()).isEqualTo(2);
        assertThat(d.asker.word().site()).isEqualTo("a");
        assertThat(d.peers.describe()).contains("Upstream 'b' took a request but does not answer");

        transport.cutOff.add("b");
        a.log.portions().store(portion(1));
        pass(3);
        assertThat(d.has()).isEqualTo(3);

        b.down = false;
        transport.cutOff.clear();
        pass(8);
        assertThat(d.asker.word().site()).isEqualTo("b");
        assertThat(d.peers.describe()).isEmpty();
    }

    @Test
    void troubleOfAnUpstreamThatIsNotNeededIsForgotten() {
        TestSite a = site("a");
        site("b", "a");
        TestSite d = site("d", "a", "b");
        a.log.portions().store(portion(1));
        transport.cutOff.addAll(List.of("a", "b"));
        pass(2);
        assertThat(d.peers.describe()).contains("'a'").contains("'b'");
        transport.cutOff.remove("a");
        pass(3);
        assertThat(d.has()).isEqualTo(1);
        assertThat(d.peers.describe()).isEmpty();
    }

    @Test
    void holeIsFilledByWhoHasItAndNothingComesTwice() {
        TestSite a = site("a");
        TestSite b = site("b", "a");
        TestSite d = site("d", "b", "a");
        List<Portion> all = List.of(portion(2), portion(3), portion(2), portion(1));
        all.forEach(a.log.portions()::store);
        b.deaf = true;
        List.of(0, 2, 3).forEach(i -> b.log.portions().store(all.get(i)));
        List.of(0, 3).forEach(i -> d.log.portions().store(all.get(i)));

        pass(4);

        assertThat(d.has()).isEqualTo(8);
        assertThat(d.intake.received()).isEqualTo(2);
        assertThat(d.intake.duplicates()).isZero();
    }

    @Test
    void filterIsChangedWhileTheSiteRunsAndAcrossRestartsAndWhatWasLeftOutStaysSo() {
        TestSite a = site("a");
        TestSite f = site("f", "a");
        List<Call> calls = List.of(new Call("network.pass", 1, "[]", null, List.of()));
        byte[] good = EventJson.encode(new Event(clock.instant(), calls));
        f.upstreams.want("failed", false, "ann", "errors only");
        a.log.portions().store(portion(List.of(good)));
        pass(3);
        TestSite again = new TestSite("f", List.of("a"), Room.DEFAULT, f.log, transport, clock);
        sites.put("f", again);
        a.log.portions().store(portion(List.of(good)));
        pass(3);
        assertThat(again.upstreams.policy().wanted().text()).isEqualTo("failed");
        again.upstreams.want("", false, "ann", "all from now on");
        again.step();
        deliver();
        a.log.portions().store(portion(List.of(good)));
        pass(3);

        assertThat(again.has()).isEqualTo(3);
        assertThat(again.log.portions().at(1).orElseThrow().isLeftOut()).isTrue();
        assertThat(again.log.portions().at(2).orElseThrow().isLeftOut()).isTrue();
        assertThat(again.log.portions().at(3).orElseThrow().isWhole()).isTrue();
        assertThat(again.log.audit().newest(5))
                .extracting(entry -> entry.act() + ": " + entry.subject())
                .containsExactly("subscription: every event", "subscription: failed");
        again.upstreams.set(List.of("a"), transport, "ann", "the same");
        assertThat(again.upstreams.policy().wanted().takesAll()).isTrue();
    }

    @Test
    void priorityIsChangedWhileTheSiteRunsAndStaysChanged() {
        site("a");
        TestSite b = site("b", "a");
        b.upstreams.prefer(List.of("urgent", "high"), "ann", "the quarter ends");
        assertThat(b.upstreams.policy().priority()).containsExactly("urgent", "high");
        assertThatThrownBy(() -> b.upstreams.prefer(List.of("no kind"), "ann", "?"))
                .hasMessageContaining("'no kind' is no kind");
        TestSite again = new TestSite("b", List.of("a"), Room.DEFAULT, b.log, transport, clock);
        assertThat(again.upstreams.refreshed().priority()).containsExactly("urgent", "high");
        again.upstreams.prefer(List.of(), "ann", "it is over");
        assertThat(again.upstreams.refreshed().priority()).isEmpty();
        assertThat(b.log.audit().newest(5))
                .extracting(entry -> entry.act() + ": " + entry.subject())
                .containsExactly("priority: none", "priority: urgent,high");
    }

    @Test
    void badFilterIsRefusedAndChangesNothing() {
        TestSite f = site("f", "a");
        assertThatThrownBy(() -> f.upstreams.want("kind", false, "ann", "?"))
                .hasMessageContaining("'kind' is no term of a subscription");
        assertThatThrownBy(() -> f.upstreams.want("kind=message & status=sent & older-than=PT1H", false, "ann", "?"))
                .hasMessageContaining("reprise.observe=true");
        assertThat(f.upstreams.policy().wanted().takesAll()).isTrue();
        assertThat(f.log.audit().newest(1)).isEmpty();
    }

    @Test
    void siteThatTakesSomeEventsKnowsWhichItHasByChoiceNotGotAndHandsNoneOfThemOn() {
        TestSite a = site("a");
        TestSite f = new TestSite("f", List.of("a"), Subscription.parse("failed"), transport, clock);
        sites.put("f", f);
        TestSite g = site("g", "f", "a");
        List<Call> calls = List.of(new Call("network.pass", 1, "[]", null, List.of()));
        byte[] good = EventJson.encode(new Event(clock.instant(), calls));
        byte[] failed = EventJson.encode(Event.failed(clock.instant(), calls, new Failure("x.Y", "no")));
        a.log.portions().store(portion(List.of(good, failed, good)));
        a.log.portions().store(portion(List.of(good, good)));
        g.deaf = true;
        pass(3);

        assertThat(f.has()).isEqualTo(5);
        Portion condensed = f.log.portions().at(2).orElseThrow();
        assertThat(condensed.isWhole()).isFalse();
        assertThat(condensed.bodies()).containsExactly(new byte[0], failed, new byte[0]);
        assertThat(condensed.end())
                .isEqualTo(a.log.portions().at(2).orElseThrow().end());

        g.deaf = false;
        pass(3);
        assertThat(g.has()).isEqualTo(5);
        assertThat(g.log.portions().at(2).orElseThrow().bodies()).containsExactly(good, failed, good);
        assertThat(g.asker.word().site()).isEqualTo("a");
    }

    @Test
    void answerIsNoLargerThanTheRoom() {
        TestSite a = site("a");
        TestSite b = new TestSite("b", List.of("a"), new Room(1 << 20, 5), transport, clock);
        sites.put("b", b);
        for (int i = 0; i < 10; i++) {
            a.log.portions().store(portion(2));
        }
        b.asker.step();
        deliver();
        a.answerer.step();
        deliver();
        assertThat(b.has())
                .as("two portions of two events; the third would be too much")
                .isEqualTo(4);
        pass(8);
        assertThat(b.has()).isEqualTo(20);
    }

    @Test
    void upstreamsAreChangedWhileTheSiteRunsAndStayChanged() {
        TestSite a = site("a");
        site("c", "a");
        TestSite b = site("b", "a");
        a.log.portions().store(portion(1));
        b.upstreams.set(List.of("c", "a"), transport, "ann", "a is far");
        pass(3);
        assertThat(b.asker.word().site()).isEqualTo("c");
        assertThat(b.log.audit().newest(1)).singleElement().satisfies(entry -> assertThat(
                        entry.act() + " " + entry.subject())
                .isEqualTo("upstreams c, a"));

        TestSite again = new TestSite("b", List.of("a"), Room.DEFAULT, b.log, transport, clock);
        assertThat(again.upstreams.refreshed().upstreams()).containsExactly("c", "a");
    }

    /** The others follow by themselves, also those of which an operator has once said whom they ask. */
    @Test
    void whoWasSetToBeAskedUnderAnotherPrimaryStillIsAndTheNewOneToo() {
        site("a");
        site("c", "a");
        TestSite b = site("b", "a");
        Reign first = reign(1, ChainEnd.START, "a");
        b.log.reigns().take(Promise.NONE, first);
        b.upstreams.set(List.of("a"), transport, "ann", "c is far");
        assertThat(b.upstreams.refreshed().upstreams()).containsExactly("a");

        ChainEnd at = portion(3).end();
        Reign second = reign(67, at, "c");
        b.log.reigns().raise(second.promise(clock.instant()));
        b.log.reigns().learn(Reigns.of(List.of(second)));
        assertThat(b.upstreams.refreshed().upstreams())
                .as("it was the primary that was asked")
                .containsExactly("c");

        b.upstreams.set(List.of("a"), transport, "ann", "a is near");
        assertThat(b.upstreams.refreshed().upstreams()).containsExactly("a");
        Promise third = new Promise(132, "d", clock.instant());
        b.log.reigns().raise(third);
        assertThat(b.upstreams.refreshed().upstreams()).containsExactly("a", "d");
        b.log.reigns().raise(new Promise(194, "b", clock.instant()));
        assertThat(b.upstreams.refreshed().upstreams()).containsExactly("a");
    }

    private Reign reign(long epoch, ChainEnd before, String primary) {
        return new Reign(epoch, before, primary, clock.instant(), "ann", "");
    }

    @Test
    void upstreamsThatMakeNoSenseAreRefused() {
        site("a");
        TestSite b = site("b", "a");
        site("d", "b");
        site("e", "d");
        pass(3);
        assertRefused(b, List.of(), "needs an upstream");
        assertRefused(b, List.of("b"), "names the site itself");
        assertRefused(b, List.of("a", "a"), "names a site twice");
        assertRefused(b, List.of("nowhere"), "Site 'nowhere' is unknown here");
        assertRefused(b, List.of("e"), "would ask in a circle: e get their events from it");
        assertThat(b.upstreams.policy().upstreams()).containsExactly("a");
        assertThat(b.log.audit().newest(1)).isEmpty();

        b.upstreams.set(List.of("e", "a"), transport, "ann", "harmless: a is asked when e has nothing");
        pass(3);
        assertThat(b.asker.word().site()).isNotEmpty();
    }

    private void assertRefused(TestSite site, List<String> named, String reason) {
        assertThatThrownBy(() -> site.upstreams.set(named, transport, "ann", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anyDisorderDoublingAndLossBetweenThreeSitesLeavesNoHole() {
        for (long seed = 1; seed <= 300; seed++) {
            new UpstreamsTest().storm(new Random(seed), "seed " + seed);
        }
    }

    private void storm(Random random, String seed) {
        TestSite a = site("a");
        TestSite b = site("b", "a", "c");
        TestSite c = site("c", "b", "a");
        TestSite d = site("d", "b", "c", "a");
        for (int i = 0; i < 30; i++) {
            a.log.portions().store(portion(1 + random.nextInt(4)));
            b.down = random.nextInt(4) == 0;
            c.down = random.nextInt(4) == 0;
            for (int j = random.nextInt(3); j > 0; j--) {
                sites.values().forEach(TestSite::step);
                disturb(random);
                deliver();
            }
            clock.advance(Duration.ofMillis(random.nextInt(4000)));
        }
        b.down = false;
        c.down = false;
        pass(20);
        for (TestSite site : List.of(b, c, d)) {
            assertThat(site.has())
                    .as(seed + ", site " + site.name)
                    .isEqualTo(end.position().seq());
        }
    }

    private void disturb(Random random) {
        List<InMemoryTransport.Sent> messages = new ArrayList<>(transport.underWay);
        if (!messages.isEmpty() && random.nextInt(3) == 0) {
            messages.remove(random.nextInt(messages.size()));
        }
        if (!messages.isEmpty() && random.nextInt(3) == 0) {
            messages.add(messages.get(random.nextInt(messages.size())));
        }
        Collections.shuffle(messages, random);
        transport.underWay.clear();
        transport.underWay.addAll(messages);
    }

    /** So many times all that can be done now is done, and then time passes. */
    private void pass(int times) {
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < 12; j++) {
                sites.values().forEach(TestSite::step);
                deliver();
            }
            clock.advance(WHILE);
        }
        sites.values().forEach(TestSite::step);
        deliver();
    }

    private void deliver() {
        for (InMemoryTransport.Sent next = transport.underWay.poll(); next != null; next = transport.underWay.poll()) {
            sites.get(next.to()).takes(next);
        }
    }

    private TestSite site(String name, String... upstreams) {
        TestSite site = new TestSite(name, List.of(upstreams), Room.DEFAULT, transport, clock);
        sites.put(name, site);
        return site;
    }

    private Portion portion(int events) {
        return portion(Collections.nCopies(events, new byte[] {'{', '}'}));
    }

    private Portion portion(List<byte[]> bodies) {
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.DEFLATE);
        end = portion.end();
        return portion;
    }
}
