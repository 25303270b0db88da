package org.reprise.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;

/**
 * Counts events of the log by name and kind, between two places. Each portion is read once, and few at a look: a site that is far behind
 * is counted a little further at each. Never more than {@value #MOST} events are counted for a site. For one thread.
 */
final class BehindCounter {
    static final int MOST = 10_000;

    /** Portions that one look reads at most, for all sites. */
    private static final int READS = 50;

    private static final int KEPT = 20_000;
    private static final Label LEFT_OUT = new Label("(left out here)", "");
    private static final Label UNREADABLE = new Label("(unreadable)", "");

    private record Label(String name, String kind) {}

    private record Counted(long firstSeq, List<Label> labels) {
        long lastSeq() {
            return firstSeq + labels.size() - 1;
        }
    }

    private final PortionStore portions;
    private final TreeMap<Long, Counted> counted = new TreeMap<>();
    private int kept;
    private int reads;

    BehindCounter(PortionStore portions) {
        this.portions = portions;
    }

    /** Another look begins. */
    void look() {
        reads = READS;
    }

    /**
     * Of a site that has all up to {@code has}.
     *
     * @param here the last seq up to which the log is here
     * @param head the last one that is known of
     */
    BehindFigures of(long has, long here, long head) {
        if (has >= head) {
            return BehindFigures.NOTHING;
        }
        Map<String, Long> names = new LinkedHashMap<>();
        Map<String, Long> kinds = new LinkedHashMap<>();
        long seq = has + 1;
        long end = Math.min(here, has + MOST);
        while (seq <= end) {
            Counted portion = containing(seq);
            if (portion == null) {
                break;
            }
            for (; seq <= Math.min(end, portion.lastSeq()); seq++) {
                Label label = portion.labels().get((int) (seq - portion.firstSeq()));
                names.merge(label.name(), 1L, Long::sum);
                if (!label.kind().isEmpty()) {
                    kinds.merge(label.kind(), 1L, Long::sum);
                }
            }
        }
        return new BehindFigures(true, seq > head, head - has, names, kinds);
    }

    private @Nullable Counted containing(long seq) {
        Map.Entry<Long, Counted> floor = counted.floorEntry(seq);
        if (floor != null && floor.getValue().lastSeq() >= seq) {
            return floor.getValue();
        }
        if (reads == 0) {
            return null;
        }
        reads--;
        Counted read = read(seq);
        if (read != null) {
            keep(read);
        }
        return read;
    }

    private @Nullable Counted read(long seq) {
        try {
            Optional<Portion> found = portions.at(seq);
            return found.map(portion -> new Counted(portion.firstSeq(), labels(portion)))
                    .orElse(null);
        } catch (PortionRefusedException e) {
            // the loops that need it say so
            return null;
        }
    }

    private static List<Label> labels(Portion portion) {
        List<Label> labels = new ArrayList<>(portion.count());
        for (byte[] body : portion.bodies()) {
            labels.add(label(body));
        }
        return labels;
    }

    private static Label label(byte[] body) {
        if (body.length == 0) {
            return LEFT_OUT;
        }
        try {
            Event event = EventJson.decode(body);
            String kind =
                    event.calls().isEmpty() ? "" : event.calls().get(0).labels().kind();
            return new Label(event.title().intern(), kind.intern());
        } catch (UnreadableEventException e) {
            return UNREADABLE;
        }
    }

    /** What sites need next is new: the oldest goes. */
    private void keep(Counted read) {
        counted.put(read.firstSeq(), read);
        kept += read.labels().size();
        while (kept > KEPT && counted.size() > 1) {
            kept -= counted.pollFirstEntry().getValue().labels().size();
        }
    }
}
