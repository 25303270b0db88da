package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reprise.event.Event;
import org.reprise.event.Origin;
import org.reprise.worklist.Submission.Made;
import org.reprise.worklist.Submitted.Outcome;

final class ResubmitterTest {
    private final NotingBeans beans = new NotingBeans();
    private final Resubmitter resubmitter = beans.resubmitter();

    private Submitted submit(String origin, Made... calls) {
        return resubmitter.submit(new Submission("1", origin, List.of(calls), "ada", "olga"));
    }

    private static Made made(String name, String text) {
        return new Made(name, 1, "[\"" + text + "\"]", null);
    }

    @Test
    void theCallsAreOneNewEventOfTheirOriginByTheOperatorAndOfTheFirstCaller() {
        assertThat(submit("1-7-a", made("note", "a"), made("note", "b")).outcome())
                .isEqualTo(Outcome.DONE);

        assertThat(beans.effects).containsExactly("a", "b");
        Event event = beans.events.get(0);
        assertThat(beans.events).hasSize(1);
        assertThat(event.origin()).isEqualTo(new Origin("1-7-a", "olga"));
        assertThat(event.calls().stream().map(call -> call.surroundings().user()))
                .containsExactly("ada", "ada");
        assertThat(beans.known.find("1-7-a")).isPresent();
    }

    @Test
    void callInATransactionOfItsOwnIsSubmittedToo() {
        assertThat(submit("1-7-a", made("own", "a")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(beans.events.get(0).origin()).isEqualTo(new Origin("1-7-a", "olga"));
        assertThat(submit("1-7-a", made("own", "a")).outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(beans.effects).containsExactly("a");
    }

    @Test
    void ofSeveralCallsNoneTakesEffectWhereOneFails() {
        Submitted said = submit("1-7-a", made("note", "a"), made("note", "fails"));

        assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said.words()).isEqualTo("IllegalStateException: it fails");
        assertThat(beans.effects).isEmpty();
        assertThat(beans.events).isEmpty();
        assertThat(beans.known.find("1-7-a")).isEmpty();
    }

    @Test
    void checkedExceptionRollsBackUnlessTheCallThrewItTheFirstTime() {
        assertThat(submit("1-7-a", made("note", "checked")).words()).isEqualTo("IOException: no disk");
        assertThat(beans.effects).isEmpty();

        Made asEver = new Made("note", 1, "[\"checked\"]", IOException.class.getName());
        assertThat(submit("1-7-a", asEver).outcome()).isEqualTo(Outcome.DONE);
        assertThat(beans.events.get(0).calls().get(0).exception()).isEqualTo(IOException.class.getName());
    }

    @Test
    void callInATransactionOfItsOwnThatThrowsAndCommitsIsInEffect() {
        Submitted said = submit("1-7-a", made("own", "checked"));

        assertThat(said.outcome()).isEqualTo(Outcome.DONE);
        assertThat(said.words()).contains("no disk");
        assertThat(submit("1-7-a", made("own", "checked")).outcome()).isEqualTo(Outcome.KNOWN);
    }

    @Test
    void whatDoesNotCommitLeavesItsOriginFree() {
        beans.refusal = Optional.of(new IllegalStateException("the disk is full"));
        Submitted said = submit("1-7-a", made("note", "a"));
        assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(beans.effects).isEmpty();

        beans.refusal = Optional.empty();
        assertThat(submit("1-7-a", made("note", "a")).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void whatCannotBeOneTransactionIsRefusedInWordsAndNotMade() {
        for (Made[] calls : new Made[][] {
            {made("late", "a")},
            {made("own", "a"), made("own", "b")},
            {made("nobody", "a")},
            {new Made("note", 1, "[7]", null)}
        }) {
            Submitted said = submit("1-7-a", calls);
            assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(said.words()).isNotBlank();
        }
        assertThat(beans.effects).isEmpty();
        assertThat(beans.known.find("1-7-a")).isEmpty();
    }
}
