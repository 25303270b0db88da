package org.reprise.liberty.refused.broken;

import jakarta.enterprise.context.ApplicationScoped;
import org.reprise.api.Classification;
import org.reprise.api.Classifier;

@ApplicationScoped
public class ClassifiesTwice implements Classifier {
    @Override
    public Classification classify(Ended call) {
        return new Classification("a", "", "");
    }

    /** The other one. */
    @ApplicationScoped
    public static class Other implements Classifier {
        @Override
        public Classification classify(Ended call) {
            return new Classification("b", "", "");
        }
    }
}
