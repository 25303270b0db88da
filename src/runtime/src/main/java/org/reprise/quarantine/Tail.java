package org.reprise.quarantine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.log.EventLog;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/** The end of a log that another log does not have. */
final class Tail {
    private static final byte[] NONE = {};

    /** Portions read at once. */
    private static final int BLOCK_BYTES = 16 << 20;

    private Tail() {}

    /**
     * All events behind {@code common}, in their order, with their evidence; none that was left out, which is no event of this site.
     *
     * @param reached the last event whose effect is in the rows here
     */
    static List<TailEvent> behind(EventLog log, Position common, Position reached) {
        List<TailEvent> tail = new ArrayList<>();
        long next = common.seq() + 1;
        while (next < Long.MAX_VALUE) {
            List<Portion> block = log.portions().from(next, BLOCK_BYTES);
            for (Portion portion : block) {
                add(log, portion, next, reached, tail);
                next = portion.lastSeq() + 1;
            }
            next = block.isEmpty() ? log.portions().firstBehind(next) : next;
        }
        return tail;
    }

    private static void add(EventLog log, Portion portion, long from, Position reached, List<TailEvent> tail) {
        Map<Long, byte[]> evidence = log.evidence().between(portion.firstSeq(), portion.lastSeq());
        List<byte[]> bodies = portion.bodies();
        for (long seq = Math.max(from, portion.firstSeq()); seq <= portion.lastSeq(); seq++) {
            byte[] body = bodies.get((int) (seq - portion.firstSeq()));
            if (body.length > 0) {
                Content content = new Content(body, evidence.getOrDefault(seq, NONE));
                tail.add(new TailEvent(new Position(portion.epoch(), seq), content, seq <= reached.seq()));
            }
        }
    }

    /** How many there are, by the names of their first calls. */
    static SortedMap<String, Long> names(List<TailEvent> tail) {
        SortedMap<String, Long> names = new TreeMap<>();
        tail.forEach(event -> names.merge(event.title(), 1L, Long::sum));
        return names;
    }
}
