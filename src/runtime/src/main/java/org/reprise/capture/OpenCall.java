package org.reprise.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Replay;
import org.reprise.event.Answer;
import org.reprise.event.Call;
import org.reprise.event.ReplicatedMethod;

/** An outermost call while it runs and until its transaction completes. */
final class OpenCall {
    private final ReplicatedMethod method;
    private final String arguments;
    private final List<Answer> answers = new ArrayList<>(0);
    private @Nullable String exception;

    OpenCall(ReplicatedMethod method, String arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    void threw(Exception e) {
        exception = e.getClass().getName();
    }

    boolean isByRows() {
        return method.replay() == Replay.ROWS;
    }

    Call close() {
        return new Call(method.name(), method.version(), arguments, exception, answers);
    }
}
