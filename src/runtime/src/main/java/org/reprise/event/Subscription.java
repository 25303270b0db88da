package org.reprise.event;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which events a site takes: those for which one of its terms holds, or every event when it has none. Written as terms between
 * commas: {@code failed}, {@code committed}, or {@code name=network.*} with any of the event's names, where {@code *} stands for
 * anything.
 *
 * <p>An event that this site cannot read is taken, so that it is seen.
 *
 * @param text as it was written
 */
public record Subscription(String text, List<Term> terms) {
    /** Takes every event. */
    public static final Subscription ALL = new Subscription("", List.of());

    /** One kind of event. */
    public sealed interface Term {
        boolean holds(Event event);
    }

    private record Ended(boolean failed) implements Term {
        @Override
        public boolean holds(Event event) {
            return failed == (event.failure() != null);
        }
    }

    private record Named(Pattern name) implements Term {
        @Override
        public boolean holds(Event event) {
            return event.calls().stream()
                    .anyMatch(call -> name.matcher(call.name()).matches());
        }
    }

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
                        .map(term -> term(term.strip()))
                        .toList());
    }

    private static Term term(String term) {
        if (term.equals("failed") || term.equals("committed")) {
            return new Ended(term.equals("failed"));
        } else if (term.startsWith("name=") && term.length() > "name=".length()) {
            String regex = Arrays.stream(term.substring("name=".length()).split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            return new Named(Pattern.compile(regex));
        }
        throw new IllegalArgumentException("'" + term + "' is no term of a subscription: write failed, committed, or"
                + " name=network.* between commas");
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

    /** @param event as it is in a portion */
    public boolean takes(byte[] event) {
        if (terms.isEmpty()) {
            return true;
        }
        try {
            Event read = EventJson.decode(event);
            return terms.stream().anyMatch(term -> term.holds(read));
        } catch (UnreadableEventException e) {
            return true;
        }
    }
}
