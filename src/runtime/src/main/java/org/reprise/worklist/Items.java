package org.reprise.worklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.ResubmittedEvent;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.portion.Position;
import org.reprise.quarantine.Content;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.quarantine.Quarantined;

/** The quarantined events as operators see them, with what happened to their rows since. Reads only. */
final class Items {
    private static final Comparator<Quarantined> LOG = Comparator.comparing(Quarantined::position);

    /** A page of the list looks at no more events than these for what rows were before the first of them. */
    private static final int MOST = 5000;

    private static final int STEP = 500;

    private final QuarantineStore store;
    private final QuarantinedCalls calls;
    private final RowsSince since;
    private final ResubmittedEvents known;

    Items(QuarantineStore store, QuarantinedCalls calls, RowsSince since, ResubmittedEvents known) {
        this.store = store;
        this.calls = calls;
        this.since = since;
        this.known = known;
    }

    static boolean waits(Quarantined event) {
        return event.decision().state() == State.WAITING;
    }

    ItemPage list(Collection<State> states, Position after, int limit) {
        Set<State> wanted = states.isEmpty() ? EnumSet.allOf(State.class) : EnumSet.copyOf(states);
        List<Quarantined> found = store.list(wanted, after, limit + 1);
        List<Quarantined> page = found.subList(0, Math.min(limit, found.size()));
        Map<State, Long> counts = store.counts();
        return new ItemPage(
                items(page),
                counts.getOrDefault(State.WAITING, 0L),
                counts.getOrDefault(State.SUBMITTED, 0L),
                counts.getOrDefault(State.DROPPED, 0L),
                found.size() > limit ? page.get(page.size() - 1).position() : null);
    }

    private List<Item> items(List<Quarantined> page) {
        Fork fork = page.stream()
                .filter(Items::waits)
                .max(LOG)
                .map(last -> fork(last, MOST))
                .orElseGet(() -> Optional.of(new Fork()))
                .orElse(null);
        List<Item> items = new ArrayList<>();
        for (Quarantined event : page) {
            items.add(item(event, waits(event) ? brief(event, fork) : null));
        }
        return items;
    }

    private Item item(Quarantined event, @Nullable Since happened) {
        Position place = known.find(event.origin())
                .map(ResubmittedEvent::position)
                .filter(found -> found.seq() > 0)
                .orElse(null);
        return new Item(event, happened, place);
    }

    private Since brief(Quarantined event, @Nullable Fork fork) {
        return fork == null
                ? Since.unknown("more than " + MOST + " events were quarantined up to it: look at it alone")
                : since(event, fork).brief();
    }

    private Since since(Quarantined event, Fork fork) {
        return store.content(event.origin())
                .map(content -> since.of(event.position().epoch(), content, fork, false))
                .orElseGet(() -> Since.unknown("it is not here any more"));
    }

    /** What rows were before all events up to this one; empty where these are more than that many. */
    private Optional<Fork> fork(Quarantined last, int most) {
        Fork fork = new Fork();
        int looked = 0;
        List<Quarantined> page = store.list(EnumSet.allOf(State.class), Position.START, STEP);
        while (!page.isEmpty()) {
            for (Quarantined event : page) {
                if (LOG.compare(event, last) > 0) {
                    return Optional.of(fork);
                }
                if (++looked > most) {
                    return Optional.empty();
                }
                store.content(event.origin())
                        .ifPresent(content -> fork.add(event.position().epoch(), RowsSince.rows(content)));
            }
            page = store.list(
                    EnumSet.allOf(State.class), page.get(page.size() - 1).position(), STEP);
        }
        return Optional.of(fork);
    }

    Optional<WholeItem> show(String origin) {
        Optional<Content> content = store.content(origin);
        return store.find(origin).flatMap(event -> content.map(found -> whole(event, found)));
    }

    private WholeItem whole(Quarantined event, Content content) {
        Since happened = waits(event)
                ? since.of(
                        event.position().epoch(),
                        content,
                        fork(event, Integer.MAX_VALUE).orElseThrow(),
                        true)
                : null;
        return new WholeItem(item(event, happened), calls.of(content), calls.unfit(content));
    }
}
