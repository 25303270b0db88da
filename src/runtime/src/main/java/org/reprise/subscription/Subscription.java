package org.reprise.subscription;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;

/**
 * Which events a site takes: those for which one of its terms holds, or every event when it has none. Written as terms between
 * commas; a term is one condition, or several between {@code &}, all of which hold:
 *
 * <ul>
 *   <li>{@code failed}, {@code committed}: how its transaction ended
 *   <li>{@code name=network.*}, {@code kind=message}, {@code status=sent}, {@code key=4711}, {@code user=ada}: of one of the event's
 *       calls, the same for all conditions of a term; {@code *} stands for anything
 *   <li>{@code older-than=PT1H}, beside {@code kind} and {@code status}: the event is told to observers when no other status of
 *       the same kind and key has followed for so long, such as "sent, and not received for an hour". The upstream sends every
 *       committed event that the term's other conditions but {@code status} hold for: those that end a status are needed, too
 * </ul>
 *
 * <p>An event that this site cannot read is taken, so that it is seen.
 *
 * @param text as it was written
 */
public record Subscription(String text, List<SubscriptionTerm> terms) {
    /** Takes every event. */
    public static final Subscription ALL = new Subscription("", List.of());

    public Subscription {
        terms = List.copyOf(terms);
    }

    /** @throws IllegalArgumentException naming the term that makes no sense */
    public static Subscription parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        return new Subscription(
                text.strip(),
                Arrays.stream(text.split(",", -1))
                        .map(term -> SubscriptionTerm.parse(term.strip()))
                        .toList());
    }

    /**
     * A site that replays events has no use for terms by age.
     *
     * @param observes whether it tells them to observers instead
     * @throws IllegalArgumentException when it does not, and there is such a term
     */
    public Subscription forSite(boolean observes) {
        if (!observes && terms.stream().anyMatch(SubscriptionTerm::isByAge)) {
            throw new IllegalArgumentException("The subscription '" + text + "' has older-than, which is for observers:"
                    + " set reprise.observe=true, or leave it out");
        }
        return this;
    }

    /** Patterns are equal to themselves only. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Subscription that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    public boolean takesAll() {
        return terms.isEmpty();
    }

    /** Its conditions on names and kinds, those of all terms. */
    public List<SubscriptionTerm.Naming> namings() {
        return terms.stream().flatMap(term -> term.namings().stream()).toList();
    }

    /** Whether it takes every event that wrote rows. */
    public boolean takesAllRows() {
        return takesAll() || terms.stream().anyMatch(SubscriptionTerm::takesAllCommitted);
    }

    /**
     * A barrier is for every site: it says who reigns.
     *
     * @param event as it is in a portion
     */
    public boolean takes(byte[] event) {
        if (terms.isEmpty()) {
            return true;
        }
        try {
            Event read = EventJson.decode(event);
            return read.barrier() != null || terms.stream().anyMatch(term -> term.takes(read));
        } catch (UnreadableEventException e) {
            return true;
        }
    }

    /** Whether observers are told of an event as soon as it comes, and not only when its status is old. */
    public boolean tells(Event event) {
        return terms.stream().noneMatch(SubscriptionTerm::isByAge)
                || terms.stream().anyMatch(term -> !term.isByAge() && term.takes(event));
    }

    /** The ages for which a call's status may become too old: empty when another term, or none, takes the call. */
    public List<Duration> ages(Call call) {
        return terms.stream()
                .flatMap(term -> term.age(call).stream())
                .distinct()
                .toList();
    }

    /** Whether a call may begin or end a status that is waited for. */
    public boolean follows(Call call) {
        return terms.stream().anyMatch(term -> term.isByAge() && term.follows(call));
    }
}
