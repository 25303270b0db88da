package org.reprise.console.alert;

import java.util.Map;
import java.util.Set;

/** Which alert goes with which, so that people are told of a cause once. */
final class Causes {
    private static final Set<String> LAG =
            Set.of(DefaultRules.LAG_SECONDS, DefaultRules.LAG_EVENTS, DefaultRules.LAG_GROWING);

    /** At one site: by the rule that explains, those that are explained. */
    private static final Map<String, Set<String>> AT_A_SITE = Map.of(
            DefaultRules.NOT_READY,
                    Set.of(
                            DefaultRules.LAG_SECONDS,
                            DefaultRules.LAG_EVENTS,
                            DefaultRules.LAG_GROWING,
                            DefaultRules.LAG_UNKNOWN,
                            DefaultRules.AUDIT_BEHIND),
            DefaultRules.PARKED, LAG,
            DefaultRules.LAG_SECONDS, LAG,
            DefaultRules.LAG_EVENTS, LAG,
            DefaultRules.LAG_GROWING, LAG);

    private Causes() {}

    /** Whether what {@code one} tells is enough to know of the other. */
    static boolean explains(Alert one, Alert other) {
        String rule = one.id().rule();
        String effect = other.id().rule();
        boolean here = one.id().site().equals(other.id().site());
        if (rule.equals(DefaultRules.SILENCE)) {
            // who is silent is not heard by those that follow it, and holds nothing new
            return here && !effect.equals(rule) || effect.equals(DefaultRules.LAG_UNKNOWN);
        }
        if (effect.equals(DefaultRules.SEEDING)) {
            return rule.equals(DefaultRules.NOT_READY)
                    && one.id().site().equals(other.id().subject());
        }
        if (effect.equals(DefaultRules.QUEUE_AGE)) {
            return here
                    && rule.equals(DefaultRules.QUEUE_DEPTH)
                    && one.id().subject().equals(other.id().subject());
        }
        return here
                && !effect.equals(rule)
                && AT_A_SITE.getOrDefault(rule, Set.of()).contains(effect);
    }
}
