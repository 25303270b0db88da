package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reprise.worklist.Submission.Made;
import org.reprise.worklist.Submitted.Outcome;

/** What every way to a primary does: {@code note} writes its argument down, unless that is {@code fails}. */
abstract class ToPrimaryContract {
    abstract ToPrimary primary();

    /** Has the primary make what was handed in. */
    abstract void work();

    /** What calls of {@code note} have brought about, and was not rolled back. */
    abstract List<String> effects();

    static Submission submission(String origin, String text) {
        return new Submission(
                UUID.randomUUID().toString(),
                origin,
                List.of(new Made("note", 1, "[\"" + text + "\"]", null)),
                "ada",
                "olga");
    }

    private Outcome look(Submission asked) {
        List<Submitted> said = primary().look(List.of(asked));
        assertThat(said).hasSize(1);
        assertThat(said.get(0).id()).isEqualTo(asked.id());
        return said.get(0).outcome();
    }

    @Test
    void whatIsHandedInWaitsAndIsDoneAndStaysDone() {
        Submission asked = submission("1-7-a", "a");
        assertThat(look(asked)).isEqualTo(Outcome.WAITS);
        assertThat(look(asked)).isEqualTo(Outcome.WAITS);
        work();
        assertThat(look(asked)).isEqualTo(Outcome.DONE);
        work();
        assertThat(look(asked)).isEqualTo(Outcome.DONE);
        assertThat(effects()).containsExactly("a");
    }

    /** Rule 16. */
    @Test
    void anotherTryOfTheSameOriginDoesNothingAndSaysSo() {
        primary().look(List.of(submission("1-7-a", "a"), submission("1-8-b", "b")));
        work();
        Submission again = submission("1-7-a", "other");
        look(again);
        work();
        assertThat(look(again)).isEqualTo(Outcome.KNOWN);
        assertThat(effects()).containsExactly("a", "b");
    }

    @Test
    void whatFailsChangesNothingAndMayBeTriedAgain() {
        Submission fails = submission("1-7-a", "fails");
        look(fails);
        work();
        assertThat(look(fails)).isEqualTo(Outcome.FAILED);
        Submission edited = submission("1-7-a", "edited");
        look(edited);
        work();
        assertThat(look(edited)).isEqualTo(Outcome.DONE);
        assertThat(look(fails)).isEqualTo(Outcome.FAILED);
        assertThat(effects()).containsExactly("edited");
    }
}
