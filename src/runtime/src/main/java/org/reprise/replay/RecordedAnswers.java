package org.reprise.replay;

import jakarta.transaction.TransactionalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Answer;
import org.reprise.event.AnsweringMethod;

/** What nested calls answered at the primary that are not made again, given back in the same order. */
final class RecordedAnswers {
    /** May be made without being declared; what comes over the network never chooses another class. */
    private static final List<Class<? extends RuntimeException>> USUAL = List.of(
            RuntimeException.class,
            IllegalArgumentException.class,
            IllegalStateException.class,
            NullPointerException.class,
            UnsupportedOperationException.class,
            ArithmeticException.class,
            IndexOutOfBoundsException.class,
            NumberFormatException.class,
            NoSuchElementException.class,
            TransactionalException.class);

    private final Deque<Answer> answers;
    private final ArgumentJson json;

    RecordedAnswers(List<Answer> answers, ArgumentJson json) {
        this.answers = new ArrayDeque<>(answers);
        this.json = json;
    }

    /** Whether the method is the one that answered next at the primary. */
    boolean isNext(AnsweringMethod method) {
        Answer answer = answers.peek();
        return answer != null && answer.name().equals(method.name()) && answer.version() == method.version();
    }

    /** Whether the transaction of the call that answered next was rolled back at its commit. */
    boolean isNextRolledBack() {
        Answer answer = answers.peek();
        return answer != null && answer.isRolledBack();
    }

    /** What the primary did next. */
    String nextInWords() {
        Answer answer = answers.peek();
        return answer == null
                ? "made no further such call"
                : "called " + answer.name() + (answer.version() == 1 ? "" : " v" + answer.version());
    }

    /** @throws Exception the recorded one, when the call threw at the primary */
    @Nullable
    Object next(AnsweringMethod method) throws Exception {
        Answer answer = answers.remove();
        if (answer.result() != null) {
            return json.result(method, answer.result());
        }
        throw exception(method, answer);
    }

    private static Exception exception(AnsweringMethod method, Answer answer) {
        for (Class<?> known : known(method)) {
            if (known.getName().equals(answer.exception())) {
                return make(known.asSubclass(Exception.class), answer.message());
            }
        }
        return new RecordedException(String.valueOf(answer.exception()), answer.message());
    }

    private static Iterable<Class<?>> known(AnsweringMethod method) {
        List<Class<?>> known = new ArrayList<>(List.of(method.method().getExceptionTypes()));
        known.addAll(USUAL);
        return known;
    }

    private static Exception make(Class<? extends Exception> type, @Nullable String message) {
        try {
            return type.getDeclaredConstructor(String.class).newInstance(message);
        } catch (ReflectiveOperationException noMessageConstructor) {
            try {
                return type == TransactionalException.class
                        ? new TransactionalException(message, null)
                        : type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new ReplayFailedException(
                        type.getName() + " has neither a constructor with a message nor one without arguments,"
                                + " so its recorded answer cannot be given back: add one",
                        e);
            }
        }
    }
}
