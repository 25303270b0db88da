package org.reprise.quarantine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.reprise.log.EventLog;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/** The end of a log that another log does not have. */
final class Tail {
    private static final byte[] NONE = {};

    private Tail() {}

    /**
     * All events behind {@code common}, the newest first, with their evidence; none that was left out, which is no event of this site. Of a
     * tail of whatever length one portion is in memory at a time.
     *
     * @param reached the last event whose effect is in the rows here
     * @return how many behind {@code common} are kept nowhere: retention has removed them, or they came as rows
     */
    static long newestFirst(EventLog log, Position common, Position reached, Consumer<TailEvent> each) {
        long unseen = log.portions().begin().seq();
        Optional<Portion> next = log.portions().upTo(Long.MAX_VALUE);
        while (next.isPresent() && next.get().lastSeq() > common.seq()) {
            Portion portion = next.get();
            List<TailEvent> events = of(log, portion, common, reached);
            Collections.reverse(events);
            events.forEach(each);
            unseen = Math.min(unseen, portion.firstSeq() - 1);
            next = log.portions().upTo(portion.firstSeq() - 1);
        }
        return Math.max(0, unseen - common.seq());
    }

    private static List<TailEvent> of(EventLog log, Portion portion, Position common, Position reached) {
        List<TailEvent> tail = new ArrayList<>();
        Map<Long, byte[]> evidence = log.evidence().between(portion.firstSeq(), portion.lastSeq());
        List<byte[]> bodies = portion.bodies();
        for (long seq = Math.max(common.seq() + 1, portion.firstSeq()); seq <= portion.lastSeq(); seq++) {
            byte[] body = bodies.get((int) (seq - portion.firstSeq()));
            if (body.length > 0) {
                Content content = new Content(body, evidence.getOrDefault(seq, NONE));
                tail.add(new TailEvent(new Position(portion.epoch(), seq), content, seq <= reached.seq()));
            }
        }
        return tail;
    }

    /** Whether no call that committed is in it: barriers of reigns, and calls that failed. Reads no further than to the first that is. */
    static boolean isWithoutCalls(EventLog log, Position common) {
        Optional<Portion> next = log.portions().upTo(Long.MAX_VALUE);
        while (next.isPresent() && next.get().lastSeq() > common.seq()) {
            Portion portion = next.get();
            if (of(log, portion, common, common).stream().anyMatch(TailEvent::isCall)) {
                return false;
            }
            next = log.portions().upTo(portion.firstSeq() - 1);
        }
        return log.portions().begin().seq() <= common.seq();
    }

    /** How many there are, by the names of their first calls. */
    static SortedMap<String, Long> names(EventLog log, Position common) {
        SortedMap<String, Long> names = new TreeMap<>();
        newestFirst(log, common, Position.START, event -> event.countIn(names));
        return names;
    }
}
