package org.reprise.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Answer;
import org.reprise.event.ArgumentJson;
import org.reprise.event.ReplicatedMethod;

/** What nested calls in transactions of their own answered at the primary, given back in the same order. */
final class RecordedAnswers {
    private final Deque<Answer> answers;
    private final ArgumentJson json;

    RecordedAnswers(List<Answer> answers, ArgumentJson json) {
        this.answers = new ArrayDeque<>(answers);
        this.json = json;
    }

    /** @throws Exception the recorded one, when the call threw at the primary */
    @Nullable
    Object next(ReplicatedMethod method) throws Exception {
        Answer answer = answers.poll();
        if (answer == null || !answer.name().equals(method.name()) || answer.version() != method.version()) {
            throw new ReplayFailedException(
                    method.signature() + " was called in a transaction of its own, where the primary "
                            + (answer == null ? "made no further such call" : "called " + answer.name()),
                    null);
        }
        if (answer.result() != null) {
            return json.result(method, answer.result());
        }
        throw exception(method, answer);
    }

    private static Exception exception(ReplicatedMethod method, Answer answer) {
        for (Class<?> declared : method.method().getExceptionTypes()) {
            if (declared.getName().equals(answer.exception())) {
                return make(declared.asSubclass(Exception.class), answer.message());
            }
        }
        return new RecordedException(String.valueOf(answer.exception()), answer.message());
    }

    private static Exception make(Class<? extends Exception> type, @Nullable String message) {
        try {
            return type.getDeclaredConstructor(String.class).newInstance(message);
        } catch (ReflectiveOperationException noMessageConstructor) {
            try {
                return type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new ReplayFailedException(
                        type.getName() + " has neither a constructor with a message nor one without arguments,"
                                + " so its recorded answer cannot be given back: add one",
                        e);
            }
        }
    }
}
