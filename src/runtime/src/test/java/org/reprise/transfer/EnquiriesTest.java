package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.transfer.Enquiries.Respondent;

class EnquiriesTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Enquiries west = new Enquiries("west", transport, Map.of(), () -> {});
    private final Respondent echo =
            (asker, question) -> text(asker + " asks " + new String(question, StandardCharsets.UTF_8));
    private final Enquiries east = new Enquiries(
            "east",
            transport,
            Map.of("echo", echo, "fault", (asker, question) -> {
                throw new IllegalStateException("the table is locked");
            }),
            this::answer);

    @Test
    void enquiryIsAnsweredByWhoKnowsItsSubject() {
        assertThat(west("echo")).isEqualTo("west asks how many?");
    }

    @Test
    void askerIsToldWhyItGetsNoAnswer() {
        assertThatThrownBy(() -> west("fault"))
                .isInstanceOf(EnquiryRefusedException.class)
                .hasMessage("Site 'east': the table is locked");
        assertThatThrownBy(() -> west("weather")).hasMessageContaining("it knows nothing of 'weather'");
    }

    @Test
    void silenceEndsAndALateAnswerIsDropped() {
        assertThatThrownBy(() -> west.ask("east", "echo", text("?"), PATIENCE))
                .isInstanceOf(EnquiryRefusedException.class)
                .hasMessageContaining("Site 'east' took an enquiry (echo) and said nothing");
        east.answered(new Reply("west", "nobody's", ""), text("late"));
    }

    @Test
    void unreachableSiteIsNamed() {
        transport.cutOff.add("east");
        assertThatThrownBy(() -> west("echo"))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("east");
    }

    @Test
    void askerThatLosesInterestWaitsNoLongerThoughItsQuestionIsAsked() {
        Runnable cancelled = () -> {
            throw new IllegalStateException("cancelled");
        };
        assertThatThrownBy(() -> west.ask("east", "echo", text("?"), Duration.ofDays(1), cancelled))
                .hasMessage("cancelled");
        assertThat(transport.underWay).hasSize(1);
    }

    @Test
    void anAnswerIsAwaitedOnceTheQuestionWasTaken() {
        transport.cutOff.add("east");
        List<Boolean> awaits = new ArrayList<>();
        Runnable interest = () -> {
            awaits.add(west.awaits("east"));
            transport.cutOff.clear();
            if (awaits.contains(true)) {
                throw new IllegalStateException("cancelled");
            }
        };
        assertThatThrownBy(() -> west.ask("east", "echo", text("?"), LONG, interest))
                .hasMessage("cancelled");
        assertThat(awaits).startsWith(false).endsWith(true);
        assertThat(west.awaits("east")).isFalse();
    }

    @Test
    void replyThatFindsNoWayIsTriedAgain() {
        Enquiry enquiry = new Enquiry("west", "e1", "echo");
        transport.cutOff.add("west");
        Enquiries one = new Enquiries("east", transport, Map.of("echo", echo), () -> {});
        one.asked(enquiry, text("?"));
        assertThat(one.step()).as("it is answered").isFalse();
        assertThat(transport.underWay).isEmpty();
        transport.cutOff.clear();
        assertThat(one.step()).isTrue();
        assertThat(transport.underWay).hasSize(1);
    }

    @Test
    void enquiryThatComesAgainGetsItsReplyAgainAndIsAnsweredOnce() {
        AtomicInteger answers = new AtomicInteger();
        Enquiries one = new Enquiries(
                "east",
                transport,
                Map.of("count", (asker, question) -> text("" + answers.incrementAndGet())),
                () -> {});
        Enquiry enquiry = new Enquiry("west", "e1", "count");
        one.asked(enquiry, text("?"));
        one.asked(enquiry, text("?"));
        one.step();
        assertThat(transport.underWay)
                .as("it came again before it was answered")
                .hasSize(1);

        transport.underWay.clear();
        one.asked(enquiry, text("?"));
        one.step();
        assertThat(transport.underWay)
                .as("the first reply was lost")
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).isEqualTo(text("1")));
    }

    @Test
    void replyThatFindsNoWayIsNotLostToALaterOne() {
        Enquiries one = new Enquiries("east", transport, Map.of("echo", echo), () -> {});
        transport.cutOff.add("west");
        one.asked(new Enquiry("west", "e1", "echo"), text("first"));
        one.asked(new Enquiry("west", "e2", "echo"), text("second"));
        one.step();
        transport.cutOff.clear();
        one.step();
        assertThat(transport.underWay)
                .extracting(sent -> ((Reply) sent.header()).id())
                .containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void oldestRepliesMakeRoomForNewOnesAndAreAnsweredAnew() {
        Replies replies = new Replies(10);
        for (String id : new String[] {"e1", "e2", "e3"}) {
            assertThat(replies.begin(id)).isTrue();
        }
        replies.give(new Replies.Given(new Reply("east", "e1", ""), new byte[6]));
        replies.give(new Replies.Given(new Reply("east", "e2", ""), new byte[6]));
        assertThat(replies.begin("e1")).as("forgotten").isTrue();
        assertThat(replies.begin("e2")).isFalse();
        assertThat(replies.begin("e3")).as("still being answered").isFalse();
        replies.give(new Replies.Given(new Reply("east", "e3", ""), new byte[20]));
        assertThat(replies.of("e3")).as("the newest, however long").isPresent();
        assertThat(replies.of("e2")).isEmpty();
    }

    @Test
    void siteThatComesBackIsAskedAgain() {
        west("echo");
        transport.cutOff.add("east");
        Thread back = new Thread(() -> {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            transport.cutOff.remove("east");
        });
        back.start();
        assertThat(west("echo")).isEqualTo("west asks how many?");
    }

    /** Asks, and has the message delivered by another thread. */
    private String west(String subject) {
        Thread delivery = new Thread(() -> {
            InMemoryTransport.Sent sent = awaited();
            east.asked((Enquiry) sent.header(), sent.body());
        });
        delivery.setDaemon(true);
        delivery.start();
        return new String(west.ask("east", subject, text("how many?"), LONG), StandardCharsets.UTF_8);
    }

    /** The next message; null when nobody waits for it any more. */
    private InMemoryTransport.@Nullable Sent awaited() {
        while (!Thread.interrupted()) {
            synchronized (transport) {
                InMemoryTransport.Sent sent = transport.underWay.pollFirst();
                if (sent != null) {
                    return sent;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        return null;
    }

    private void answer() {
        east.step();
        InMemoryTransport.Sent reply = awaited();
        if (reply != null) {
            west.answered((Reply) reply.header(), reply.body());
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
