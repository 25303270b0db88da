package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.liberty.ListCheck.Found;
import org.reprise.liberty.ListCheck.MayBeLost;
import org.reprise.liberty.ListHistory.Append;
import org.reprise.liberty.ListHistory.Outcome;
import org.reprise.liberty.ListHistory.Read;

/** A checker is worth something only if it finds what is wrong. */
class ListCheckTest {
    private final ListHistory history = new ListHistory();

    private void appended(int value, String by, Outcome outcome) {
        history.add(new Append("a", value, by, history.now(), history.now(), outcome));
    }

    private void read(String by, Integer... values) {
        history.add(new Read("a", List.of(values), by, history.now(), history.now()));
    }

    private Found check(List<MayBeLost> spans, Integer... last) {
        return ListCheck.of(history, Map.of("a", List.of(last)), spans);
    }

    @Test
    void whatIsAsItMustBeIsWell() {
        appended(1, "east", Outcome.OK);
        appended(2, "east", Outcome.UNKNOWN);
        read("east", 1, 2);
        appended(3, "east", Outcome.UNKNOWN);
        appended(4, "west", Outcome.REFUSED);
        appended(5, "west", Outcome.OK);
        assertThat(check(List.of(), 1, 2, 5).wrong()).isEmpty();
        assertThat(check(List.of(), 1, 2, 3, 5).wrong()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedIsLostOnlyWhereThatMayBe() {
        appended(1, "east", Outcome.OK);
        long known = history.now();
        appended(2, "east", Outcome.OK);
        read("east", 1, 2);
        long fell = history.now();
        appended(3, "west", Outcome.OK);
        assertThat(check(List.of(), 1, 3).wrong()).anyMatch(each -> each.contains("was acknowledged and is lost"));
        MayBeLost span = new MayBeLost("east", known, fell);
        Found found = check(List.of(span), 1, 3);
        assertThat(found.wrong()).isEmpty();
        assertThat(found.lost()).extracting(Append::value).containsExactly(2);
        assertThat(check(List.of(span), 2, 3).wrong()).isNotEmpty();
    }

    @Test
    void noneIsLostButWhatTheFallenOneAcknowledgedOnceNobodyWasKnownToHaveIt() {
        appended(1, "east", Outcome.OK);
        long known = history.now();
        appended(2, "west", Outcome.OK);
        appended(3, "east", Outcome.OK);
        Found found = check(List.of(new MayBeLost("east", known, history.now())));
        assertThat(found.lost()).extracting(Append::value).containsExactly(3);
        assertThat(found.wrong())
                .hasSize(2)
                .allMatch(each -> each.contains("was acknowledged and is lost"))
                .anyMatch(each -> each.contains("value=1"))
                .anyMatch(each -> each.contains("value=2"));
    }

    /** Each began before the other one ended. */
    @Test
    void ofTwoAtOnceEitherMayBeFirstOrLostAndAReadMeanwhileNeedNotShowThem() {
        history.add(new Append("a", 1, "east", 1, 10, Outcome.OK));
        history.add(new Append("a", 2, "east", 2, 9, Outcome.OK));
        history.add(new Read("a", List.of(), "east", 5, 6));
        assertThat(check(List.of(), 1, 2).wrong()).isEmpty();
        assertThat(check(List.of(), 2, 1).wrong()).isEmpty();
        assertThat(check(List.of(new MayBeLost("east", 0, 20)), 1).wrong()).isEmpty();
        assertThat(check(List.of(new MayBeLost("east", 0, 20)), 2).wrong()).isEmpty();
    }

    @Test
    void aReadOfTheFallenOneThatLeavesOutTheMiddleIsWrong() {
        appended(1, "east", Outcome.UNKNOWN);
        appended(2, "east", Outcome.UNKNOWN);
        appended(3, "east", Outcome.OK);
        read("east", 1, 3);
        assertThat(check(List.of(new MayBeLost("east", 0, 20)), 1, 2, 3).wrong())
                .anyMatch(each -> each.contains("is no beginning of"));
    }

    /** It had what was lost, and has lost it too. */
    @Test
    void whatAnotherOneShowedIsNotLostWithTheFallenOne() {
        appended(1, "east", Outcome.OK);
        long known = history.now();
        appended(2, "east", Outcome.OK);
        List<MayBeLost> spans = List.of(new MayBeLost("east", known, history.now()));
        assertThat(check(spans, 1).wrong()).isEmpty();
        read("east", 1, 2);
        assertThat(check(spans, 1).wrong()).isEmpty();
        read("west", 1, 2);
        assertThat(check(spans, 1).wrong()).anyMatch(each -> each.contains("is no beginning of"));
    }

    @Test
    void aTailIsLostAndNoHoleInTheMiddle() {
        long known = history.now();
        appended(1, "east", Outcome.OK);
        appended(2, "east", Outcome.OK);
        MayBeLost span = new MayBeLost("east", known, history.now());
        assertThat(check(List.of(span), 2).wrong()).anyMatch(each -> each.contains("a later one of the same is kept"));
    }

    @Test
    void oneTwiceOneOfNobodyAndOneThatWasRefusedAreWrong() {
        appended(1, "east", Outcome.OK);
        appended(2, "east", Outcome.REFUSED);
        assertThat(check(List.of(), 1, 1).wrong()).containsExactly("1 is twice in a");
        assertThat(check(List.of(), 1, 2).wrong())
                .hasSize(1)
                .allMatch(each -> each.startsWith("2 is in a, and nobody"));
        assertThat(check(List.of(), 1, 9).wrong())
                .hasSize(1)
                .allMatch(each -> each.startsWith("9 is in a, and nobody"));
    }

    @Test
    void anotherOrderThanThatOfTheCallsIsWrong() {
        appended(1, "east", Outcome.OK);
        appended(2, "east", Outcome.OK);
        assertThat(check(List.of(), 2, 1).wrong()).anyMatch(each -> each.startsWith("2 is before 1 in a"));
    }

    @Test
    void aReadThatMissesWhatTheSameHasAcknowledgedOrShowsWhatIsNotIsWrong() {
        appended(1, "east", Outcome.OK);
        read("east");
        assertThat(check(List.of(), 1).wrong())
                .anyMatch(each -> each.contains("was acknowledged before, and is not in"));
        appended(2, "east", Outcome.UNKNOWN);
        read("east", 2, 1);
        assertThat(check(List.of(), 1, 2).wrong()).anyMatch(each -> each.contains("is no beginning of"));
    }
}
