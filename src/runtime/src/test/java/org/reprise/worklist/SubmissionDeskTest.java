package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.worklist.Submitted.Outcome;

/** The primary's desk, asked by itself. */
final class SubmissionDeskTest extends ToPrimaryContract {
    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final NotingBeans beans = new NotingBeans();
    private final SubmissionDesk desk = new SubmissionDesk(beans.resubmitter(), clock);

    @Override
    ToPrimary primary() {
        return desk;
    }

    @Override
    void work() {
        desk.step();
    }

    @Override
    List<String> effects() {
        return beans.effects;
    }

    @Test
    void anotherSiteGetsTheSameAnswers() {
        Submission asked = submission("1-7-a", "a");
        byte[] question = SubmissionForm.question(List.of(asked));
        assertThat(SubmissionForm.answered(desk.answer(question))).containsExactly(asked.is(Outcome.WAITS, ""));
        desk.step();
        assertThat(SubmissionForm.answered(desk.answer(question))).containsExactly(asked.is(Outcome.DONE, ""));
        assertThat(beans.effects).containsExactly("a");
    }

    /** The operator was told that nobody knows, and may have dropped it since. */
    @Test
    void whatNobodyAsksForAnyMoreIsNotMadeLater() {
        Submission left = submission("1-7-a", "a");
        Submission wanted = submission("1-8-b", "b");
        desk.look(List.of(left, wanted));
        clock.advance(Duration.ofSeconds(40));
        desk.look(List.of(wanted));
        clock.advance(Duration.ofSeconds(40));
        desk.step();
        assertThat(beans.effects).containsExactly("b");

        assertThat(desk.look(List.of(left)).get(0).outcome()).isEqualTo(Outcome.WAITS);
        desk.step();
        assertThat(beans.effects).containsExactly("b", "a");
    }

    @Test
    void whatTheDatabaseHinderedIsHandedInAnewByWhoAsksAgain() {
        Submission asked = submission("1-7-a", "a");
        desk.look(List.of(asked));
        beans.hindered = true;
        assertThatThrownBy(desk::step).hasMessage("no database");
        beans.hindered = false;
        assertThat(desk.look(List.of(asked)).get(0).outcome()).isEqualTo(Outcome.WAITS);
        desk.step();
        assertThat(desk.look(List.of(asked)).get(0).outcome()).isEqualTo(Outcome.DONE);
    }
}
