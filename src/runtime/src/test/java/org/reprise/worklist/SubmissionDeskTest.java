package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.worklist.Submitted.Outcome;

/** The primary's desk, asked by itself. */
final class SubmissionDeskTest extends ToPrimaryContract {
    private final NotingBeans beans = new NotingBeans();
    private final SubmissionDesk desk = new SubmissionDesk(beans.resubmitter());

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
