package org.reprise.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.reprise.desk.SubscriptionPreview;

/**
 * What a subscription would do, as the console shows it before it is asked for.
 *
 * @param takes   of the events captured since then, how many it would have taken
 * @param leaves  and how many left out
 * @param unknown and of how many nobody can say, for they are not here
 * @param effect  all of it in words
 */
public record PreviewView(
        String subscription,
        Instant since,
        long takes,
        long leaves,
        long unknown,
        List<String> warnings,
        String effect) {

    static PreviewView of(SubscriptionPreview preview) {
        return new PreviewView(
                preview.subscription(),
                preview.since(),
                preview.takes(),
                preview.leaves(),
                preview.unknown(),
                preview.warnings(),
                sentence(effect(preview)));
    }

    private static String sentence(String effect) {
        return effect.substring(0, 1).toUpperCase(Locale.ROOT) + effect.substring(1) + ".";
    }

    /** In words that go on behind "that". */
    static String effect(SubscriptionPreview preview) {
        if (preview.subscription().isEmpty()) {
            return "this site takes every event from now on; what was left out before stays left out until it is seeded anew";
        }
        return "this site takes only events of " + preview.subscription() + " from now on: of the "
                + (preview.takes() + preview.leaves()) + " events here that were captured since " + preview.since()
                + " it would have taken " + preview.takes() + " and left out " + preview.leaves()
                + (preview.unknown() == 0 ? "" : " (" + preview.unknown() + " more are not here)")
                + ". What is left out is left out for good: this copy then differs from the primary, may not become primary, and gets it"
                + " back by a new seed only"
                + (preview.warnings().isEmpty() ? "" : ". Beware: " + String.join("; ", preview.warnings()));
    }
}
