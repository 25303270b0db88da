package org.reprise.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.subscription.Subscription;

/**
 * What is searched for in the event log.
 *
 * @param before events of this seq and behind it are not looked at; {@link Long#MAX_VALUE} for the end of the log
 * @param wanted by name and outcome, in the form of a subscription
 * @param user   who made one of its calls; empty for all
 * @param text   that is in the body, such as a key; empty for all
 * @param since  not captured before; null for all
 * @param until  not captured after; null for all
 */
public record LogQuery(
        long before,
        Subscription wanted,
        String user,
        String text,
        @Nullable Instant since,
        @Nullable Instant until) {

    boolean matches(byte[] body, Event event) {
        return wanted.takes(body)
                && (event.barrier() == null || wanted.takesAll())
                && (user.isEmpty()
                        || event.calls().stream()
                                .anyMatch(call -> call.surroundings().user().equals(user)))
                && (since == null || !event.at().isBefore(since))
                && (until == null || !event.at().isAfter(until))
                && (text.isEmpty() || new String(body, StandardCharsets.UTF_8).contains(text));
    }
}
