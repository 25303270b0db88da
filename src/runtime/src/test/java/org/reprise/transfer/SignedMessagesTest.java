package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.TestClock;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.key.SecurityPolicy;
import org.reprise.key.ShownKey;
import org.reprise.key.SiteKeys;
import org.reprise.key.TrustedPortions;
import org.reprise.key.UntrustedException;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.EvidenceJson;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/**
 * West follows east, and north is a site that both know; nobody knows the stranger, who has read all that was sent. Whatever is not
 * genuine does nothing at west, and what is genuine is taken behind it all the same.
 */
class SignedMessagesTest {
    private final TestClock clock = new TestClock(WireSamples.AT);

    @TempDir
    Path home;

    private SignedSite east;
    private SignedSite west;
    private SignedSite north;
    private SignedSite stranger;

    @BeforeEach
    void open() {
        String exchange = home.resolve("exchange").toString();
        east = new SignedSite("east", List.of(), home, exchange, clock);
        west = new SignedSite("west", List.of("east"), home, exchange, clock);
        north = new SignedSite("north", List.of("east"), home, exchange, clock);
        stranger = new SignedSite("east", List.of(), home.resolve("stranger"), "", clock);
    }

    private static Portion portion(ChainEnd end, Event... events) {
        List<byte[]> bodies = List.of(events).stream().map(EventJson::encode).toList();
        return Portion.seal(end, 1, bodies, WireSamples.AT, Compression.DEFLATE);
    }

    private static Event call(String name) {
        return new Event(WireSamples.AT, List.of(new Call(name, 1, "[]", null, List.of())));
    }

    private SentMessages.Sent portions(SignedSite from, Portion... portions) {
        Position head = portions[portions.length - 1].end().position();
        from.transport.portions(
                "west",
                new AnswerHeader("east", head, false),
                List.of(portions).stream().map(Portion::toBytes).toList(),
                new byte[0]);
        return from.sent.last();
    }

    private PortionRequest request(String asker, long from) {
        return new PortionRequest(
                asker,
                new Span(from, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of());
    }

    /** Nothing has moved at west. */
    private void assertUntouched(String what) {
        assertThat(west.log.portions().last()).as(what + ": stored").isEqualTo(Position.START);
        assertThat(west.peers.head()).as(what + ": head").isEqualTo(Position.START);
        assertThat(west.peers.downstream(clock.instant()))
                .as(what + ": retention")
                .isEmpty();
        west.evidence.step();
        west.enquiries.step();
        west.answerer.step();
        assertThat(west.sent.all).as(what + ": answered").isEmpty();
    }

    private void assertRefused(String what, SentMessages.Sent message, String why) {
        long before = west.intake.refused();
        west.takes(message);
        assertThat(west.intake.refused()).as(what).isEqualTo(before + 1);
        assertThat(west.intake.refusals().get(0).why()).as(what).contains(why);
        assertThat(west.asked).as(what).isEmpty();
        assertUntouched(what);
    }

    private void assertWestGoesOn() {
        Portion genuine = east.keys.signed(portion(ChainEnd.START, call("genuine")));
        west.takes(portions(east, genuine));
        assertThat(west.log.portions().last()).isEqualTo(new Position(1, 1));
        assertThat(west.log.portions().at(1).orElseThrow().toBytes())
                .as("as received")
                .isEqualTo(genuine.toBytes());
        assertThat(west.peers.head()).isEqualTo(new Position(1, 1));
        assertThat(west.keys.trouble()).isEmpty();
    }

    /** Each in the name of east: from nobody, and signed by a key that is none of east's. */
    @Test
    void forgeryOfAnyMessageDoesNothing() {
        AnswerHeader header = new AnswerHeader("east", new Position(9, 1L << 60), false, true, true);
        Map<String, Runnable> forged = new LinkedHashMap<>();
        forged.put("portion with a call", () -> portions(stranger, portion(ChainEnd.START, call("network.pass"))));
        forged.put("portion with rows", () -> portions(stranger, portion(ChainEnd.START, WireSamples.ROWS)));
        forged.put(
                "portion with a statement", () -> portions(stranger, portion(ChainEnd.START, WireSamples.UNCAPTURED)));
        forged.put(
                "portion signed", () -> portions(stranger, stranger.keys.signed(portion(ChainEnd.START, call("x")))));
        forged.put("head", () -> stranger.transport.nothing("west", header));
        forged.put("request", () -> stranger.transport.request("west", request("east", 1L << 60)));
        forged.put("evidence", () -> stranger.transport.evidence("west", "east", 1, new byte[] {'[', ']'}));
        forged.put(
                "evidence request", () -> stranger.transport.requestEvidence("west", new EvidenceRequest("east", 1)));
        forged.put(
                "enquiry", () -> stranger.transport.enquire("west", new Enquiry("east", "e1", "sum"), new byte[] {1}));
        forged.put("reply", () -> stranger.transport.reply("west", new Reply("east", "e1", ""), new byte[] {1}));
        forged.forEach((what, sending) -> {
            sending.run();
            SentMessages.Sent message = stranger.sent.last();
            assertRefused(what, message, "its key is unknown here");
            assertRefused(what + ", unsigned", message.without("repriseSignature"), "it is not signed");
            String eastKey = east.desk.list().get(0).id();
            assertRefused(what + ", key of east", message.with("repriseKey", eastKey), "is not that of site 'east'");
        });
        assertThat(west.keys.trouble()).contains("in the name of site 'east' was refused");
        assertWestGoesOn();
    }

    /** It would be as wrong when it is delivered again, and keep all that comes behind it away. */
    @Test
    void anEpochThatNoPromotionCanHaveIssuedAndOneOfTwoPrimariesAreRefusedWithTheirMessageAndWestGoesOn() {
        west.peers.reigns(() -> Lineage.NONE, (site, told) -> west.log.reigns().hear("west", told));
        Promise own = new Promise(65, "east", WireSamples.AT);
        west.log.reigns().raise(own);
        Portion first = portion(ChainEnd.START, call("a"));
        for (Promise told : List.of(
                new Promise(Long.MAX_VALUE, "east", WireSamples.AT), new Promise(65, "north", WireSamples.AT))) {
            Position end = first.end().position();
            AnswerHeader header = new AnswerHeader("east", end, false).with(new Lineage(new Position(65, 1), told));
            east.transport.portions("west", header, List.of(first.toBytes()), new byte[0]);
            long before = west.intake.refused();
            west.takes(east.sent.last());
            assertThat(west.intake.refused()).isEqualTo(before + 1);
            assertThat(west.intake.refusals().get(0).why()).containsIgnoringCase("epoch " + told.epoch());
        }
        assertThat(west.log.reigns().promise().isOf(own)).isTrue();
        assertThat(west.log.portions().last()).isEqualTo(Position.START);
    }

    @Test
    void whatIsChangedOnTheWayIsRefused() {
        Portion genuine = east.keys.signed(portion(ChainEnd.START, call("genuine")));
        SentMessages.Sent message = portions(east, genuine);
        byte[] other = PortionFrames.join(
                List.of(portion(ChainEnd.START, call("other")).toBytes()));
        assertRefused("head", message.with("repriseHeadSeq", 1L << 60), "is not that of site 'east'");
        assertRefused("body", message.holding(other), "is not that of site 'east'");
        assertRefused("said besides", message.with("repriseGone", true), "is not that of site 'east'");
        assertRefused("another site", message.with("repriseSite", "north"), "its key is unknown here");
        assertRefused("time", message.with("repriseSentMillis", clock.millis() + 1), "is not that of site 'east'");
        assertRefused("no signature", message.with("repriseSignature", "?"), "its signature is none");
        west.takes(message);
        assertThat(west.log.portions().last()).isEqualTo(new Position(1, 1));
    }

    @Test
    void genuineMessageSaysNothingElsewhereOrAgainOrLater() {
        Portion genuine = east.keys.signed(portion(ChainEnd.START, call("genuine")));
        SentMessages.Sent message = portions(east, genuine);
        north.takes(message);
        assertThat(north.intake.refusals().get(0).why()).contains("it is for site 'west'");
        assertThat(north.log.portions().last()).isEqualTo(Position.START);

        clock.advance(Duration.ofMinutes(16));
        assertRefused("late", message, "it was sent 16 minutes ago");
        clock.advance(Duration.ofMinutes(-32));
        assertRefused("early", message, "it says that it was sent in 16 minutes");
        clock.advance(Duration.ofMinutes(16));

        west.takes(message);
        assertThat(west.intake.received()).isEqualTo(1);
        west.takes(message);
        assertThat(west.intake.refusals().get(0).why()).contains("it came before");
        assertThat(west.intake.duplicates()).as("it is not looked into").isZero();
    }

    /** The engine delivers a message again of which this site could not make use. */
    @Test
    void messageThatCouldNotBeStoredMayComeAgain() {
        SentMessages.Sent message = portions(east, east.keys.signed(portion(ChainEnd.START, call("genuine"))));
        west.intake.relayBy(answered -> {
            throw new IllegalStateException("the database is away");
        });
        assertThatThrownBy(() -> west.takes(message)).hasMessage("the database is away");
        west.intake.relayBy(Relay.NONE);
        west.takes(message);
        assertThat(west.intake.refused()).isZero();
        assertThat(west.peers.head()).isEqualTo(new Position(1, 1));
    }

    @Test
    void knownSiteThatWasNotPrimarySealsNothing() {
        Portion sealed = north.keys.signed(portion(ChainEnd.START, call("north")));
        west.takes(portions(east, sealed));
        assertThat(west.intake.refusals().get(0).why())
                .contains("signed by site 'north', which was not primary in epoch 1");
        assertThat(west.log.portions().last()).isEqualTo(Position.START);

        Portion condensed = north.keys.signed(
                portion(ChainEnd.START, call("north"), call("x")).condensed(body -> true));
        west.takes(portions(east, condensed));
        assertThat(west.intake.refusals().get(0).why()).contains("was condensed by site 'north'");
        Portion unwanted = east.keys.signed(
                portion(ChainEnd.START, call("north"), call("x")).condensed(body -> true));
        west.takes(portions(east, unwanted));
        assertThat(west.intake.refusals().get(0).why()).contains("wants no condensed portions");
        assertThat(west.log.portions().last()).isEqualTo(Position.START);
        assertWestGoesOn();
    }

    /** Evidence is kept because the portion beside it vouches for it. */
    @Test
    void evidenceBesideAPortionThatIsNotBelievedIsNotKept() {
        Portion sealed = north.keys.signed(portion(ChainEnd.START, call("north")));
        InlineEvidence beside = new InlineEvidence(1, EvidenceJson.encode(WireSamples.CHANGES));
        AnswerHeader header = new AnswerHeader("east", sealed.end().position(), false);
        east.transport.portions("west", header, List.of(sealed.toBytes()), InlineEvidence.join(List.of(beside)));
        west.takes(east.sent.last());
        assertThat(west.intake.refused()).isEqualTo(1);
        assertThat(west.log.evidence().of(1)).isEmpty();
    }

    @Test
    void siteThatTakesLessGetsCondensedPortionsSignedByItsUpstream() {
        TransferPolicy less = new TransferPolicy(
                "some", List.of("east"), Subscription.parse("name=b"), Room.DEFAULT, Duration.ofSeconds(5));
        SignedSite some = new SignedSite(less, home, home.resolve("exchange").toString(), clock);
        east.log.portions().store(east.keys.signed(portion(ChainEnd.START, call("a"), call("b"))));
        east.answerer.asked(new PortionRequest(
                "some",
                new Span(1, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                less.wanted(),
                Set.of()));
        east.answerer.step();
        some.takes(east.sent.last());
        assertThat(some.intake.refusals()).isEmpty();
        Portion came = some.log.portions().at(1).orElseThrow();
        assertThat(came.isWhole()).isFalse();
        assertThat(came.bodies().get(0)).isEmpty();
        assertThat(TrustedPortions.forReplay(some.log.portions(), some.keys).at(2))
                .isPresent();
    }

    @Test
    void thirdSitePassesOnWhatItCannotSign() {
        SignedSite south = new SignedSite(
                "south", List.of("west"), home, home.resolve("exchange").toString(), clock);
        west.takes(portions(east, east.keys.signed(portion(ChainEnd.START, call("genuine")))));
        west.answerer.asked(request("south", 1));
        west.answerer.step();
        south.takes(west.sent.last());
        assertThat(south.log
                        .portions()
                        .at(1)
                        .orElseThrow()
                        .signature()
                        .orElseThrow()
                        .site())
                .isEqualTo("east");
    }

    @Test
    void revokedKeyIsBelievedInNothingNewAndInNoPortionBehindWhatItIsGoodFor() {
        Portion first = east.keys.signed(portion(ChainEnd.START, call("a")));
        Portion second = east.keys.signed(portion(first.end(), call("b")));
        west.takes(portions(east, first, second));
        SentMessages.Sent later = portions(east, second);
        ShownKey key = west.desk.list().stream()
                .filter(each -> each.site().equals("east"))
                .findFirst()
                .orElseThrow();

        west.desk.revoke("east", key.id(), 1L, "olga", "stolen");

        west.takes(later);
        assertThat(west.intake.refusals().get(0).why()).contains("of site 'east' is revoked");
        PortionStore replayed = TrustedPortions.forReplay(west.log.portions(), west.keys);
        assertThat(replayed.at(1)).isPresent();
        assertThatThrownBy(() -> replayed.at(2))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("good up to event 1 only")
                .hasMessageContaining("reprise keys revoke east " + key.id() + " --up-to")
                .hasMessageContaining("reprise discard 2");
        assertThatThrownBy(() -> west.log.portions().store(second)).isInstanceOf(UntrustedException.class);
        assertThat(west.log.audit().newest(1).get(0).act()).isEqualTo("revoke key");
        assertThatThrownBy(() -> west.desk.trust("east", key.text(), "olga", "found again"))
                .hasMessageContaining("is revoked here for good");

        west.desk.revoke("east", key.id(), 2L, "olga", "it was not stolen before");
        assertThat(replayed.at(2)).isPresent();
        west.takes(portions(east, second));
        assertThat(west.intake.refusals().get(0).why()).contains("of site 'east' is revoked");
    }

    @Test
    void keyIsChangedWithoutARefusal() {
        ShownKey old =
                east.desk.list().stream().filter(ShownKey::signs).findFirst().orElseThrow();
        ShownKey fresh = stranger.desk.make("olga", "every year");
        west.desk.trust("east", fresh.text(), "olga", "every year");
        SentMessages.Sent byOld = portions(east, east.keys.signed(portion(ChainEnd.START, call("a"))));
        stranger.desk.use(fresh.id(), "olga", "every year");
        Portion first = east.keys.signed(portion(ChainEnd.START, call("a")));
        SentMessages.Sent byNew = portions(stranger, first, stranger.keys.signed(portion(first.end(), call("b"))));
        west.takes(byOld);
        west.takes(byNew);
        assertThat(west.intake.refusals()).isEmpty();
        assertThat(west.log.portions().last()).isEqualTo(new Position(1, 2));
        west.desk.revoke("east", old.id(), 1L, "olga", "every year");
        assertThat(TrustedPortions.forReplay(west.log.portions(), west.keys).at(1))
                .isPresent();
    }

    @Test
    void logOfBeforeTheKeysIsBelievedUpToItsFirstSignedPortion() {
        Portion first = portion(ChainEnd.START, call("a"));
        Portion second = portion(first.end(), call("b"));
        Portion third = east.keys.signed(portion(second.end(), call("c")));
        Portion forged = portion(third.end(), call("d"));
        west.takes(portions(east, second));
        west.takes(portions(east, third));
        west.takes(portions(east, first));
        assertThat(west.intake.refusals()).isEmpty();
        assertThat(west.log.portions().contiguousAfter(Position.START)).isEqualTo(new Position(1, 3));
        PortionStore replayed = TrustedPortions.forReplay(west.log.portions(), west.keys);
        assertThat(replayed.at(1)).isPresent();

        west.takes(portions(east, forged));
        assertThat(west.intake.refusals().get(0).why())
                .contains("is not signed, and the log here is signed from event 3");
        assertThat(west.log.portions().last()).isEqualTo(new Position(1, 3));
    }

    /** The table was written to by hand, or the portion came while nothing was checked. */
    @Test
    void storedPortionIsCheckedAgainAndAnotherOneComesWhenItIsThrownAway() {
        Portion first = east.keys.signed(portion(ChainEnd.START, call("a")));
        Portion genuine = east.keys.signed(portion(first.end(), call("b")));
        Portion forged = stranger.keys.signed(portion(first.end(), call("forged")));
        west.takes(portions(east, first));
        ((TrustedPortions) west.log.portions()).store().store(forged);
        PortionStore replayed = TrustedPortions.forReplay(west.log.portions(), west.keys);
        assertThatThrownBy(() -> replayed.at(2)).hasMessageContaining("REPR0208W");
        west.takes(portions(east, genuine));
        assertThat(west.intake.refusals()).as("the forged one is in its place").hasSize(1);

        assertThat(west.log.portions().discard(2, () -> {})).isEqualTo(1);
        west.takes(portions(east, genuine));
        assertThat(replayed.at(2).orElseThrow().toBytes()).isEqualTo(genuine.toBytes());
        assertThat(west.log.portions().discard(7, () -> {})).isZero();
    }

    @Test
    void whereSecurityIsOffNothingIsSignedAndNothingChecked() {
        byte[] body = "x".getBytes(StandardCharsets.UTF_8);
        SiteKeys off = SiteKeys.open(SecurityPolicy.OFF, "west", west.log.settings(), InMemoryEventLog.DIRECT, clock);
        assertThat(off.messages().seal(Map.of("repriseSite", "west"), "east", body))
                .isEmpty();
        off.messages().check(Map.of("repriseSite", "nobody"), body).run();
        Portion unsigned = portion(ChainEnd.START, call("a"));
        assertThat(off.signed(unsigned)).isSameAs(unsigned);
        off.check(stranger.keys.signed(unsigned));
    }
}
