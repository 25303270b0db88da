package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.api.RepriseException;
import org.reprise.worklist.OtherPrimary;
import org.reprise.worklist.Submission;
import org.reprise.worklist.SubmissionForm;

/** Events are submitted again to a primary that has answered before and is dead by now. */
class PrimaryOutOfReachTest {
    private static final List<Submission> ASKED = List.of(new Submission(
            "try-1", "1-7-ab", List.of(new Submission.Made("item.make", 1, "[1]", null)), "anna", "olga"));

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Enquiries west = new Enquiries("west", transport, Map.of(), this::answer);
    private final Enquiries east = new Enquiries(
            "east",
            transport,
            Map.of(SubmissionForm.SUBJECT, (asker, question) -> "[]".getBytes(StandardCharsets.UTF_8)),
            this::answer);
    private final OtherPrimary primary = new OtherPrimary(west, "east");

    @Test
    void theOperatorIsToldInTheWordsOfTheProductWhatToDo() {
        assertThat(asked()).isEmpty();
        transport.cutOff.add("east");
        assertThatThrownBy(() -> primary.look(ASKED))
                .isExactlyInstanceOf(RepriseException.class)
                .hasMessageStartingWith("Site 'east', which is primary as far as is known here, cannot be reached")
                .hasMessageContaining("submit again then");
        transport.cutOff.clear();
        assertThat(asked()).isEmpty();
    }

    private List<?> asked() {
        Thread delivery = new Thread(() -> {
            InMemoryTransport.Sent sent = next();
            east.asked((Enquiry) sent.header(), sent.body());
        });
        delivery.start();
        return primary.look(ASKED);
    }

    private void answer() {
        east.step();
        InMemoryTransport.Sent reply = next();
        west.answered((Reply) reply.header(), reply.body());
    }

    private InMemoryTransport.Sent next() {
        while (true) {
            InMemoryTransport.Sent sent = transport.underWay.pollFirst();
            if (sent != null) {
                return sent;
            }
            Thread.onSpinWait();
        }
    }
}
