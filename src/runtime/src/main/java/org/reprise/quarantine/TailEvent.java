package org.reprise.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.Origin;
import org.reprise.event.UnreadableEventException;
import org.reprise.portion.Position;
import org.reprise.portion.Sha256;
import org.reprise.quarantine.Quarantined.Put;
import org.reprise.quarantine.Quarantined.Undone;

/**
 * An event that is in this site's log, and not in that of the site it is to follow.
 *
 * @param applied whether its effect is in the rows here
 */
record TailEvent(Position position, Content content, boolean applied) {

    /** What an operator is told of it; one that writes nothing is no business call to decide about. */
    Quarantined quarantined(Instant at, String why, boolean seeded) {
        String origin = Origin.idOf(position, content.body());
        try {
            Event event = content.event();
            boolean none = !isCall(event);
            Undone undone = none || !applied ? Undone.NOTHING : seeded ? Undone.SEED : Undone.EVIDENCE;
            return new Quarantined(
                    origin,
                    position,
                    Sha256.hex(content.body()),
                    names(event),
                    event.calls().stream()
                            .map(call -> call.surroundings().user())
                            .findFirst()
                            .orElse(""),
                    event.at(),
                    new Put(at, why, undone),
                    none ? Decision.dropped("reprise", at, "it is no committed business call") : Decision.NONE);
        } catch (UnreadableEventException e) {
            return new Quarantined(
                    origin,
                    position,
                    Sha256.hex(content.body()),
                    List.of("unreadable"),
                    "",
                    at,
                    new Put(at, why + "; it cannot be read here: " + e.getMessage(), Undone.SEED),
                    Decision.NONE);
        }
    }

    /** Whether it may be a call that committed, about which a person decides. */
    boolean isCall() {
        try {
            return isCall(content.event());
        } catch (UnreadableEventException e) {
            return true;
        }
    }

    private static boolean isCall(Event event) {
        return event.barrier() == null && event.failure() == null;
    }

    /** By what operators know it. */
    String title() {
        try {
            return content.event().title();
        } catch (UnreadableEventException e) {
            return "unreadable";
        }
    }

    private static List<String> names(Event event) {
        return event.calls().isEmpty()
                ? List.of(event.title())
                : event.calls().stream().map(TailEvent::name).toList();
    }

    /** Counts it by the name of its first call. */
    void countIn(Map<String, Long> names) {
        names.merge(title(), 1L, Long::sum);
    }

    private static String name(Call call) {
        return call.version() == 1 ? call.name() : call.name() + " v" + call.version();
    }
}
