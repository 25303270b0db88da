package org.reprise.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.eclipselink.MarkedAttributes;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethods;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.EventLog;
import org.reprise.mask.MarkedProperties;
import org.reprise.mask.Mask;
import org.reprise.mask.SensitiveNames;
import org.reprise.mask.Sight;

/** Masks of this application, and why events are parked, as somebody sees it. The page asks every second, so that the last ones are kept. */
final class SeenReasons {
    private static final int KEPT = 200;

    private final EventLog log;
    private final ReplicatedMethods methods;
    private final Set<String> marked;
    private final Map<Seen, String> last = new LinkedHashMap<>();

    private record Seen(ParkedEvent event, Sight sight) {}

    SeenReasons(EventLog log, ReplicatedMethods methods) {
        this.log = log;
        this.methods = methods;
        this.marked = MarkedProperties.of(methods.all());
    }

    Mask mask(Sight sight, List<String> patterns) {
        Set<String> names = new TreeSet<>(marked);
        names.addAll(MarkedAttributes.names());
        List<String> all = new ArrayList<>(SensitiveNames.USUAL);
        all.addAll(patterns);
        return new Mask(sight, new SensitiveNames(all, names), methods.all());
    }

    List<ParkedEvent> seen(List<ParkedEvent> events, Mask mask) {
        return events.stream()
                .map(event ->
                        new ParkedEvent(event.position(), event.name(), reason(event, mask), event.tries(), event.at()))
                .toList();
    }

    private synchronized String reason(ParkedEvent event, Mask mask) {
        Seen key = new Seen(event, mask.sight());
        String known = last.get(key);
        if (known != null) {
            return known;
        }
        String reason = mask.reason(event.reason(), mask.sight() == Sight.NONE ? "" : body(event));
        if (last.size() >= KEPT) {
            last.remove(last.keySet().iterator().next());
        }
        last.put(key, reason);
        return reason;
    }

    private String body(ParkedEvent event) {
        long seq = event.position().seq();
        return log.portions()
                .at(seq)
                .map(portion -> portion.bodies().get((int) (seq - portion.firstSeq())))
                .map(body -> new String(body, 0, EventJson.jsonLength(body), StandardCharsets.UTF_8))
                .orElse("");
    }
}
