package org.reprise.label;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Classification;
import org.reprise.api.Classifier;

/**
 * How calls of a method get their labels.
 *
 * @param kind       fixed
 * @param classifier wins over kind, status and key where it says something; null when the application has none
 */
public record LabelRules(
        String kind,
        Expression status,
        Expression key,
        Expression supersedes,
        @Nullable Classifier classifier) {
    /** Labels nothing. */
    public static final LabelRules NONE = new LabelRules("", Expression.NONE, Expression.NONE, Expression.NONE, null);

    /** The same for an application with a classifier. */
    public LabelRules with(Classifier other) {
        return new LabelRules(kind, status, key, supersedes, other);
    }

    /** Takes from the arguments what they say before the call. */
    public Begun begin(String name, Object[] arguments) {
        return new Begun(name, arguments, status.begin(arguments), key.begin(arguments), supersedes.begin(arguments));
    }

    /** Of a call that runs. */
    public final class Begun {
        private final String name;
        private final Object[] arguments;
        private final List<@Nullable String> status;
        private final List<@Nullable String> key;
        private final List<@Nullable String> supersedes;

        private Begun(
                String name,
                Object[] arguments,
                List<@Nullable String> status,
                List<@Nullable String> key,
                List<@Nullable String> supersedes) {
            this.name = name;
            this.arguments = arguments;
            this.status = status;
            this.key = key;
            this.supersedes = supersedes;
        }

        /** The labels when the call has ended, by a result or an exception. */
        public Labels end(@Nullable Object result, @Nullable Exception exception) {
            Classifier asked = classifier;
            Classification said = asked == null
                    ? null
                    : asked.classify(new Classifier.Ended(
                            name, Collections.unmodifiableList(Arrays.asList(arguments)), result, exception));
            String superseding = LabelRules.this.supersedes.end(supersedes, result);
            return said == null
                    ? new Labels(
                            kind,
                            LabelRules.this.status.end(status, result),
                            LabelRules.this.key.end(key, result),
                            superseding)
                    : new Labels(said.kind(), said.status(), said.key(), superseding);
        }
    }
}
