package org.reprise.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Origin;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.worklist.Submission.Made;
import org.reprise.worklist.Submitted.Outcome;

final class ResubmitterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
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

    /** A site whose log went another way nobody knows where has put all of it into quarantine. */
    @Test
    void anEventThatThePrimaryHasInItsLogIsInEffectAlready() {
        beans.log.reigns().take(Promise.NONE, new Reign(1, ChainEnd.START, "east", NOW, "", "first"));
        byte[] body = EventJson.encode(new Event(NOW, List.of(new Call("note", 1, "[\"a\"]", null, List.of()))));
        byte[] other = EventJson.encode(new Event(NOW, List.of(new Call("note", 1, "[\"b\"]", null, List.of()))));
        Portion sealed = Portion.seal(ChainEnd.START, 1, List.of(body), NOW, Compression.DEFLATE);
        beans.log.portions().store(sealed, sealed.end().position());
        Position place = new Position(1, 1);

        assertThat(submit(Origin.idOf(place, body), made("note", "a")).outcome())
                .isEqualTo(Outcome.KNOWN);
        assertThat(beans.effects).isEmpty();
        assertThat(submit(Origin.idOf(place, other), made("note", "b")).outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(beans.effects).containsExactly("b");

        beans.log.portions().removeUpTo(1);
        Submitted said = submit(Origin.idOf(place, body), made("note", "a"));
        assertThat(said.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said.words()).contains("event 1:1 may be in effect already", "drop this event");
        assertThat(beans.effects).containsExactly("b");
    }
}
