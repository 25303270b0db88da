package org.reprise.console.contents;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.reprise.console.request.Roles;
import org.reprise.mask.Sight;

/**
 * Who sees how much of contents.
 *
 * @param level what whoever may see contents sees of them
 */
record PayloadRule(Sight level) {

    /** Of the word of a configuration; empty when there is no such level. */
    static Optional<PayloadRule> of(String word) {
        for (Sight each : Sight.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word.strip())) {
                return Optional.of(new PayloadRule(each));
            }
        }
        return Optional.empty();
    }

    /** Without having asked for more: nobody sees all by accident. */
    Sight seen(Predicate<String> roles) {
        boolean contents = roles.test(Roles.AUDITOR) || roles.test(Roles.OPERATOR) || roles.test(Roles.ADMIN);
        return contents ? level.atMost(Sight.LIMITED) : Sight.NONE;
    }

    /** Whether all may be asked for. */
    boolean mayAskForAll(Predicate<String> roles) {
        return seen(roles) != Sight.NONE && (level == Sight.FULL || roles.test(Roles.UNMASKED));
    }
}
