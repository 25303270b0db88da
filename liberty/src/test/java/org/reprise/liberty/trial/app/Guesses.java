package org.reprise.liberty.trial.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Classification;
import org.reprise.api.Classifier;

/** Says which events are guesses; of others it says nothing. */
@ApplicationScoped
public class Guesses implements Classifier {
    @Override
    public @Nullable Classification classify(Ended call) {
        return call.name().equals("trial.guess")
                ? new Classification(
                        "guess", "made", String.valueOf(call.arguments().get(0)))
                : null;
    }
}
