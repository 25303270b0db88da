package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.api.RepriseException;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Answer;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.SeededRandom;
import org.reprise.event.Surroundings;

/** What a replayed call is told from outside the database. */
class PlayedAnswersTest {
    /** Of the application; unchecked. */
    static class UnknownItemException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownItemException(String message) {
            super(message);
        }
    }

    /** Of the application; has no constructor with a message. */
    static class SilentException extends Exception {
        private static final long serialVersionUID = 1;
    }

    static class Bean {
        void order(String item) {}

        int price(String item) throws IOException, UnknownItemException, SilentException {
            return 0;
        }

        void own() {}

        int stock() {
            return 0;
        }
    }

    private static final Instant TIME = Instant.ofEpochMilli(1_764_000_000_123L);
    private static final UUID SEED = UUID.fromString("0b0f3ac2-4b0a-4a55-9f0e-5d1e1d3c2b1a");
    private static final ReplicatedMethod ORDER = TestMethods.of(Bean.class, "order");
    private static final ReplicatedMethod OWN = TestMethods.of(Bean.class, "own", Calling.OWN_TRANSACTION);
    private static final RecordedMethod PRICE = TestMethods.recorded(Bean.class, "price");
    private static final RecordedMethod STOCK = TestMethods.recorded(Bean.class, "stock");

    private final ThreadTransactions transactions = new ThreadTransactions();
    private final List<Object> seen = new ArrayList<>();
    private Callable<Object> body = () -> null;
    private final CallPlayer player =
            new CallPlayer(new ReplicatedMethods(List.of(ORDER, OWN)), new ArgumentJson(), this::call, transactions);

    /** What the container does, with interceptors around Reprise's. */
    private Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        seen.add("before " + player.recorded(STOCK, () -> "ran"));
        assertThat(player.claims(method, arguments)).isTrue();
        return method == OWN
                ? transactions.inNew(() -> player.around(method, decoding -> {}, body))
                : player.around(method, decoding -> {}, body);
    }

    @Test
    void recordedAnswersAreGivenBackInOrderAndNothingIsCalled() {
        body = () -> seen.add(List.of(asked(PRICE), asked(STOCK), transactions.inNew(() -> asked(PRICE))));
        play(Surroundings.NONE, returned(PRICE, "7"), returned(STOCK, "3"), returned(PRICE, "8"));

        assertThat(seen).containsExactly("before ran", List.of(7, 3, 8));
    }

    @Test
    void declaredAndUsualExceptionsAreGivenBackByClassAndMessage() {
        body = () -> {
            assertThatThrownBy(() -> asked(PRICE))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("line is busy");
            assertThatThrownBy(() -> asked(PRICE))
                    .isExactlyInstanceOf(UnknownItemException.class)
                    .hasMessage("pear");
            assertThatThrownBy(() -> asked(PRICE)).isExactlyInstanceOf(SilentException.class);
            assertThatThrownBy(() -> asked(STOCK))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage(null);
            assertThatThrownBy(() -> asked(STOCK))
                    .as("of the container, around a method whose transaction did not commit")
                    .isExactlyInstanceOf(TransactionalException.class);
            return seen.add("all five");
        };
        play(
                Surroundings.NONE,
                threw(PRICE, "java.io.IOException", "line is busy"),
                threw(PRICE, UnknownItemException.class.getName(), "pear"),
                threw(PRICE, SilentException.class.getName(), null),
                threw(STOCK, "java.lang.IllegalStateException", null),
                threw(STOCK, "jakarta.transaction.TransactionalException", null));

        assertThat(seen).contains("all five");
    }

    @Test
    void whatFailedAtItsCommitInATransactionOfItsOwnAndHasNoneHereFailsTheReplay() {
        body = () -> {
            assertThatThrownBy(() -> asked(PRICE)).isInstanceOf(ReplayFailedException.class);
            return seen.add("went on");
        };
        assertThatThrownBy(() -> play(Surroundings.NONE, returned(PRICE, "7").rolledBack()))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessageContaining("Bean.price was called in the replay of Bean.order in no transaction of its own");
        assertThat(seen).contains("went on");
    }

    @Test
    void classThatTheMethodDoesNotDeclareIsNamedAndNeverMade() {
        body = () -> {
            assertThatThrownBy(() -> asked(STOCK))
                    .isInstanceOf(RepriseException.class)
                    .hasMessage(UnknownItemException.class.getName() + ": pear");
            return seen.add("named");
        };
        play(Surroundings.NONE, threw(STOCK, UnknownItemException.class.getName(), "pear"));

        assertThat(seen).contains("named");
    }

    @Test
    void otherNameThanTheRecordedOneFailsTheReplayEvenIfTheBeanGoesOn() {
        body = () -> {
            try {
                return asked(STOCK);
            } catch (RuntimeException e) {
                return seen.add("went on");
            }
        };
        assertThatThrownBy(() -> play(Surroundings.NONE, returned(PRICE, "7")))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessage("Bean.stock was called in the replay of Bean.order, where the primary called price");
        assertThat(seen).contains("went on");
    }

    @Test
    void transactionOfItsOwnIsNotCommittedBehindAMismatch() {
        body = () -> {
            assertThatThrownBy(() -> asked(STOCK)).isInstanceOf(ReplayFailedException.class);
            return null;
        };
        Event event = new Event(TIME, List.of(new Call("own", 1, "[]", null, List.of())));
        assertThatThrownBy(() -> player.playAlone(event, () -> seen.add("position moved")))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessageContaining("Bean.stock was called in the replay of Bean.own");
        assertThat(seen).doesNotContain("position moved");
    }

    @Test
    void moreCallsThanAtThePrimaryFailTheReplay() {
        body = () -> List.of(asked(PRICE), asked(PRICE));
        assertThatThrownBy(() -> play(Surroundings.NONE, returned(PRICE, "7")))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessageContaining("Bean.price was called")
                .hasMessageContaining("made no further such call");
    }

    @Test
    void timeAndRandomNumbersAreThoseOfThePrimary() {
        body = () -> {
            seen.add(List.of(
                    player.time(),
                    player.random().uuid(),
                    player.random().numbers().nextLong()));
            return null;
        };
        play(new Surroundings(TIME, SEED));

        SeededRandom primary = new SeededRandom(SEED);
        assertThat(seen)
                .contains(List.of(TIME, primary.uuid(), primary.numbers().nextLong()));
    }

    @Test
    void askingForWhatThePrimaryDidNotAskForFailsTheReplay() {
        body = () -> player.time();
        assertThatThrownBy(() -> play(new Surroundings(null, SEED)))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessageContaining("Bean.order asked for the time");
        body = () -> player.random();
        assertThatThrownBy(() -> play(new Surroundings(TIME, null)))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessageContaining("Bean.order asked for random numbers");
    }

    @Test
    void outsideAReplayThereIsNoneOfItAndTheCallRuns() throws Exception {
        assertThat(player.time()).isNull();
        assertThat(player.random()).isNull();
        assertThat(player.recorded(PRICE, () -> 9)).isEqualTo(9);
    }

    private Object asked(RecordedMethod method) throws Exception {
        return player.recorded(method, () -> {
            throw new AssertionError(method.name() + " was called");
        });
    }

    private void play(Surroundings surroundings, Answer... answers) {
        Call call = new Call("order", 1, "[\"pear\"]", null, List.of(answers), surroundings);
        try {
            Event event = new Event(TIME, List.of(call));
            transactions.inNew(() -> player.play(event, player.decode(event)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Answer returned(RecordedMethod method, String result) {
        return Answer.returned(method, result);
    }

    private static Answer threw(RecordedMethod method, String exception, String message) {
        return new Answer(method.name(), 1, null, exception, message);
    }
}
