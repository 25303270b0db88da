package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.portion.Portion;

/**
 * Messages in a site's queues that no well-behaved site would send.
 */
@OnRunningSites
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileMessagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PORTIONS = "reprise.west.portions";
    private static final int FIFTY_MB = 50 << 20;

    private SitePair pair;
    private Site west;

    @BeforeEach
    void sites(Sites sites) {
        pair = SitePair.of(sites);
        west = pair.west();
        pair.awaitWestAtHead();
    }

    /** East takes no requests, so that nothing comes to west's portion queue but what the test sends. */
    private void cutOff() {
        awaitUnanswered(false);
        pair.east().probe().pause("RequestListener");
        // a request that east had taken before is answered in its time; one that is not answered was not taken
        awaitUnanswered(true);
        pair.awaitWestAtHead();
    }

    private void awaitUnanswered(boolean unanswered) {
        await("east leaves west's requests unanswered: " + unanswered)
                .atMost(PATIENCE)
                .until(() -> west.console().trouble().contains("does not answer") == unanswered);
    }

    @AfterEach
    void connect() {
        if (pair != null) {
            pair.east().probe().resume("RequestListener");
        }
    }

    @Test
    void portionsInAnyOrderAndAgainTakeEffectOnce() {
        cutOff();
        long before = position();
        List<Portion> fresh = newPortions(3);
        long received = west.console().counter("received");
        long duplicates = west.console().counter("duplicates");
        List<Portion> lastFirst = new ArrayList<>(fresh.subList(1, fresh.size()));
        Collections.reverse(lastFirst);

        lastFirst.forEach(this::sendPortion);
        awaitCounter("received", received + lastFirst.size());
        sendPortion(lastFirst.get(0));
        awaitCounter("duplicates", duplicates + 1);
        assertThat(position()).as("nothing is replayed over a hole").isEqualTo(before);

        sendPortion(fresh.get(0));
        pair.awaitWestAtHead();
        sendPortion(fresh.get(0));
        awaitCounter("duplicates", duplicates + 2);
        assertThat(west.console().counter("received")).isEqualTo(received + fresh.size());

        send(ProbeMessage.answer("east", pair.eastHead(), ProbeMessage.framed(fresh)));
        awaitCounter("duplicates", duplicates + 2 + fresh.size());
        SitePair.print(
                "%d portions last first, each again: %s",
                fresh.size(), west.console().figures());
        pair.checkEqual();
    }

    @Test
    void whatIsNoPortionIsRefusedAndCountedAndTheQueueGoesOn() {
        cutOff();
        List<Portion> fresh = newPortions(2);
        Portion first = fresh.get(0);
        byte[] good = ProbeMessage.framed(List.of(first));
        byte[] flipped = good.clone();
        flipped[flipped.length / 2] ^= 1;
        byte[] shorter = Arrays.copyOf(first.toBytes(), first.size() - 7);
        long head = pair.eastHead();
        Map<String, ProbeMessage> hostile = new LinkedHashMap<>();
        hostile.put("cut off", ProbeMessage.answer("east", head, Arrays.copyOf(good, good.length - 7)));
        hostile.put("portion cut off, length right", ProbeMessage.answer("east", head, frame(shorter)));
        hostile.put("a bit flipped", ProbeMessage.answer("east", head, flipped));
        hostile.put("bytes behind", ProbeMessage.answer("east", head, Arrays.copyOf(good, good.length + 3)));
        hostile.put("a foreign text", ProbeMessage.text("Hello, is this the order queue?"));
        hostile.put("foreign bytes", ProbeMessage.bytes(good));
        hostile.put("50 MB", ProbeMessage.answer("east", head, good).padded(FIFTY_MB));
        hostile.put("50 MB foreign", ProbeMessage.bytes(good).padded(FIFTY_MB));
        hostile.put("no head", ProbeMessage.answer("east", head, good).without("repriseHeadSeq"));
        hostile.put("a head that cannot be", ProbeMessage.answer("east", -5, good));

        long position = position();
        hostile.forEach((what, message) -> {
            long refused = west.console().counter("refused");
            send(message);
            awaitCounter("refused", refused + 1);
            String line = west.server().log().lines("REPR0203W").stream()
                    .reduce((a, b) -> b)
                    .orElseThrow();
            SitePair.print("%s: %s", what, line.substring(line.indexOf("REPR0203W")));
        });
        assertThat(west.probe().number("SELECT COUNT(*) FROM REPRISE_PORTIONS WHERE FIRST_SEQ = " + first.firstSeq()))
                .as("nothing of them is stored")
                .isZero();
        assertThat(position()).isEqualTo(position);

        fresh.forEach(this::sendPortion);
        pair.awaitWestAtHead();
        pair.east().probe().resume("RequestListener");
        pair.east().network().handIn("c001", "p001", "after the hostile ones");
        pair.checkEqual();
        SealedLog.of(pair.east().probe()).checkSame(SealedLog.of(west.probe()));
    }

    @Test
    void foreignMessagesInARequestQueueAreRefusedAndCounted() {
        Map<String, ProbeMessage> hostile = new LinkedHashMap<>();
        hostile.put("a foreign text", ProbeMessage.text("Hello, is this the order queue?"));
        hostile.put("a site that cannot be", ProbeMessage.request("../west", 1));
        hostile.put("50 MB", ProbeMessage.bytes(new byte[0]).padded(FIFTY_MB));
        for (Site site : List.of(pair.east(), west)) {
            String asker = pair.other(site).name();
            hostile.put("no first seq", ProbeMessage.request(asker, 1).without("repriseFrom"));
            hostile.put("a first seq that cannot be", ProbeMessage.request(asker, 0));
            hostile.forEach((what, message) -> {
                long refused = site.console().counter("refused");
                assertThat(pair.other(site)
                                .probe()
                                .send(
                                        "jms/reprise/" + site.name(),
                                        "reprise." + site.name() + ".requests",
                                        SiteSpeaker.of(pair.other(site)).signed(message, site.name()),
                                        1))
                        .as(what)
                        .isEqualTo(new Probe.Sent(1, ""));
                await(what + " is refused at " + site.name())
                        .atMost(PATIENCE)
                        .until(() -> site.console().counter("refused") == refused + 1);
            });
        }
        pair.east().network().handIn("c001", "p001", "after the foreign requests");
        pair.checkEqual();
    }

    @Test
    @Order(1)
    void requestOfASiteThatNobodyCanAnswerHindersNobody(@TempDir Path keys) {
        Site east = pair.east();
        SiteSpeaker nowhere = SiteSpeaker.known("nowhere", keys, east);
        assertThat(east.probe()
                        .send("reprise.east.requests", nowhere.signed(ProbeMessage.request("nowhere", 1), "east")))
                .isEqualTo(new Probe.Sent(1, ""));
        await("east says that there is no way to it")
                .atMost(PATIENCE)
                .until(() -> east.console().trouble().contains("nowhere"));
        east.network().handIn("c001", "p001", "while a stranger asks");
        pair.checkEqual();
        assertThat(east.server().log().lines("REPR0201W.*nowhere")).hasSize(1);
        assertThat(east.console().figures().path("downstream").findValuesAsText("site"))
                .as("its log is not kept for it")
                .doesNotContain("nowhere");
    }

    /** The minute passes while the other tests run. */
    @Test
    @Order(Integer.MAX_VALUE)
    void siteThatNobodyKnowsIsForgottenAMinuteLater() {
        await("east forgets it")
                .atMost(PATIENCE)
                .until(() -> pair.east().console().trouble().isEmpty());
    }

    /** Well-formed, and of none that may say it: each does nothing, whatever it would move. */
    @Test
    void forgeriesAreRefusedAndNothingOfThemIsStoredAndTheSitesGoOn(@TempDir Path keys) {
        cutOff();
        List<Portion> fresh = newPortions(1);
        Portion forged = Portion.seal(
                SealedLog.from(pair.east().probe(), 1).portions().get(0).end(),
                1,
                fresh.get(0).bodies(),
                fresh.get(0).sealedAt(),
                fresh.get(0).compression());
        SiteSpeaker stranger = SiteSpeaker.unknown("east", keys);
        SiteSpeaker east = SiteSpeaker.of(pair.east());
        byte[] body = ProbeMessage.framed(fresh);
        ProbeMessage genuine = ProbeMessage.answer("east", pair.eastHead(), body);
        ProbeMessage far = ProbeMessage.answer("east", 1L << 60, body);
        Map<String, ProbeMessage> forgeries = new LinkedHashMap<>();
        // first: the message itself is east's, and what is said of its trouble ends with it
        forgeries.put(
                "a portion that nobody has sealed",
                east.signed(ProbeMessage.answer("east", pair.eastHead(), frame(forged.toBytes())), "west"));
        forgeries.put("unsigned", genuine);
        forgeries.put("signed by a stranger", stranger.signed(genuine, "west"));
        forgeries.put("for another site", east.signed(genuine, "north"));
        forgeries.put("a far head", stranger.signed(far, "west"));
        forgeries.put(
                "sent long ago", east.signedAt(genuine, "west", Instant.now().minus(Duration.ofDays(1))));
        long position = position();
        forgeries.forEach((what, message) -> {
            long refused = west.console().counter("refused");
            sendAsItIs(message);
            awaitCounter("refused", refused + 1);
            String line = west.server().log().lines("REPR0207W").stream()
                    .reduce((a, b) -> b)
                    .orElseThrow();
            SitePair.print("%s: %s", what, line.substring(line.indexOf("REPR0207W")));
        });
        assertThat(west.probe()
                        .number("SELECT COUNT(*) FROM REPRISE_PORTIONS WHERE LAST_SEQ >= "
                                + fresh.get(0).firstSeq()))
                .as("nothing of them is stored")
                .isZero();
        assertThat(position()).isEqualTo(position);
        awaitTold(genuine);

        pair.east().probe().resume("RequestListener");
        pair.east().network().handIn("c001", "p001", "after the forgeries");
        pair.checkEqual();
        assertThat(west.console().figures().path("head").path("seq").asLong()).isLessThan(1L << 60);
    }

    /** It is told until something of east's own comes, as it may at any time: then again with the next. */
    private void awaitTold(ProbeMessage unsigned) {
        long refused = west.console().counter("refused");
        AtomicInteger sent = new AtomicInteger();
        await("it is told").atMost(PATIENCE).until(() -> {
            sendAsItIs(unsigned);
            awaitCounter("refused", refused + sent.incrementAndGet());
            return west.console().trouble().contains("in the name of site 'east' was refused");
        });
    }

    /** A request says how far its sender is, and calls may wait for that: what cannot be, or is nobody's word, moves nothing. */
    @Test
    void acknowledgementsThatAreForgedOrCannotBeAreRefusedAndCountForNothing(@TempDir Path keys) {
        Site east = pair.east();
        SiteSpeaker speaker = SiteSpeaker.of(west);
        long epoch = east.probe().number("SELECT EPOCH FROM REPRISE_HEAD");
        ProbeMessage genuine = acknowledging(epoch, 1);
        Map<String, ProbeMessage> forgeries = new LinkedHashMap<>();
        forgeries.put("REPR0203W of what is not sealed", speaker.signed(acknowledging(epoch, 1L << 60), "east"));
        forgeries.put("REPR0203W of an epoch that nobody has issued", speaker.signed(acknowledging(900, 1), "east"));
        forgeries.put("REPR0207W unsigned", genuine);
        forgeries.put(
                "REPR0207W of a stranger", SiteSpeaker.unknown("west", keys).signed(genuine, "east"));
        forgeries.put("REPR0207W for another site", speaker.signed(genuine, "north"));
        forgeries.put(
                "REPR0207W of long ago",
                speaker.signedAt(genuine, "east", Instant.now().minus(Duration.ofDays(1))));
        forgeries.forEach((what, message) -> {
            long refused = east.console().counter("refused");
            String code = what.substring(0, "REPR0000W".length());
            assertThat(west.probe().send("jms/reprise/east", "reprise.east.requests", message, 1))
                    .as(what)
                    .isEqualTo(new Probe.Sent(1, ""));
            await(what + " is refused")
                    .atMost(PATIENCE)
                    .until(() -> east.console().counter("refused") == refused + 1);
            String line =
                    east.server().log().lines(code).stream().reduce((a, b) -> b).orElseThrow();
            SitePair.print("%s: %s", what, line.substring(line.indexOf(code)));
        });
        east.console().figures().path("downstream").forEach(each -> assertThat(
                        each.path("has").asLong())
                .as(each.toString())
                .isLessThan(1L << 60));
        assertThat(east.console().figures().path("acks").path("stable").asLong())
                .isZero();
        east.network().handIn("c001", "p001", "after the forged acknowledgements");
        pair.checkEqual();
    }

    private static ProbeMessage acknowledging(long epoch, long seq) {
        return ProbeMessage.request("west", 1)
                .with("repriseEndEpoch", epoch)
                .with("repriseEndSeq", seq)
                .with("reprisePromise", 1L)
                .with("reprisePromisedTo", "east")
                .with("reprisePromisedMillis", 0L);
    }

    /** Calls at east that make at least so many portions, none of which west has. */
    private List<Portion> newPortions(int least) {
        long before = pair.eastHead();
        await("portions at east").atMost(PATIENCE).until(() -> {
            pair.east().network().handIn("c001", "p001", "in a portion of its own");
            return SealedLog.from(pair.east().probe(), before + 1).portions().size() >= least;
        });
        await("all is sealed")
                .atMost(PATIENCE)
                .until(() -> pair.east().probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0);
        return SealedLog.from(pair.east().probe(), before + 1).portions();
    }

    private void sendPortion(Portion portion) {
        send(ProbeMessage.answer("east", pair.eastHead(), ProbeMessage.framed(List.of(portion))));
    }

    /** As a message of east: what is wrong with it is not who says it. */
    private void send(ProbeMessage message) {
        sendAsItIs(SiteSpeaker.of(pair.east()).signed(message, "west"));
    }

    private void sendAsItIs(ProbeMessage message) {
        assertThat(pair.east().probe().send("jms/reprise/west", PORTIONS, message, 1))
                .isEqualTo(new Probe.Sent(1, ""));
    }

    private static byte[] frame(byte[] portion) {
        return java.nio.ByteBuffer.allocate(4 + portion.length)
                .putInt(portion.length)
                .put(portion)
                .array();
    }

    private long position() {
        return west.probe().number("SELECT SEQ FROM REPRISE_POSITION");
    }

    private void awaitCounter(String name, long value) {
        await(name + " is " + value).atMost(PATIENCE).until(() -> west.console().counter(name) == value);
    }
}
