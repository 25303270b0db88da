package org.reprise.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EventLog;
import org.reprise.mask.Mask;
import org.reprise.mask.Sight;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/** Looks into the event log as it is stored here, from its end to its beginning, a part at a time. */
final class LogSearch {
    /** Events that one search looks at; the page then says where to go on. */
    private static final int MOST = 20_000;

    /** Portions and gaps that one search reads: of portions that came condensed it may look at no event at all. */
    private static final int MOST_READS = 200;

    /** Bytes of events that one search unpacks, or little more. */
    private static final long MOST_BYTES = 64L << 20;

    private final EventLog log;

    LogSearch(EventLog log) {
        this.log = log;
    }

    LogPage search(LogQuery query, int limit, Mask mask) {
        List<LogPage.Found> found = new ArrayList<>();
        List<LogPage.Gap> gaps = new ArrayList<>();
        long scanned = 0;
        long bytes = 0;
        long seq = Math.min(query.before() - 1, log.portions().last().seq());
        for (int reads = 0; seq > 0; reads++) {
            if (reads == MOST_READS || bytes >= MOST_BYTES) {
                return new LogPage(found, seq + 1, scanned, gaps);
            }
            Optional<Portion> portion = log.portions().upTo(seq);
            long last = portion.map(Portion::lastSeq).orElse(0L);
            if (last < seq) {
                gaps.add(new LogPage.Gap(last + 1, seq, false));
                seq = last;
                continue;
            }
            List<byte[]> bodies = portion.orElseThrow().bodies();
            bytes += portion.get().plainSize();
            long first = portion.get().firstSeq();
            for (; seq >= first; seq--) {
                if (found.size() == limit || scanned == MOST) {
                    return new LogPage(found, seq + 1, scanned, gaps);
                }
                byte[] body = bodies.get((int) (seq - first));
                if (body.length == 0) {
                    leftOut(gaps, seq);
                } else {
                    scanned++;
                    look(query, mask, new Position(portion.get().epoch(), seq), body)
                            .ifPresent(found::add);
                }
            }
        }
        return new LogPage(found, null, scanned, gaps);
    }

    private static void leftOut(List<LogPage.Gap> gaps, long seq) {
        LogPage.Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
        if (last != null && last.byChoice() && last.from() == seq + 1) {
            gaps.set(gaps.size() - 1, new LogPage.Gap(seq, last.to(), true));
        } else {
            gaps.add(new LogPage.Gap(seq, seq, true));
        }
    }

    private static Optional<LogPage.Found> look(LogQuery query, Mask mask, Position position, byte[] body) {
        try {
            Event event = EventJson.decode(body);
            return query.matches(body, event) && isSeen(query.text(), mask, body)
                    ? Optional.of(found(position, event, body, mask))
                    : Optional.empty();
        } catch (UnreadableEventException e) {
            return Optional.of(new LogPage.Found(
                    position, Instant.EPOCH, "not readable here: " + e.getMessage(), 0, "", "", body.length));
        }
    }

    /** Whoever could look for what is masked would find it by guessing. */
    private static boolean isSeen(String text, Mask mask, byte[] body) {
        return text.isEmpty()
                || mask.sight() == Sight.FULL
                || mask.event(json(body)).contains(text);
    }

    private static String json(byte[] body) {
        return new String(body, 0, EventJson.jsonLength(body), StandardCharsets.UTF_8);
    }

    private static LogPage.Found found(Position position, Event event, byte[] body, Mask mask) {
        String why = why(event.failure());
        return new LogPage.Found(
                position,
                event.at(),
                event.title(),
                event.calls().size(),
                user(event),
                why.isEmpty() ? "" : mask.reason(why, json(body)),
                body.length);
    }

    private static String user(Event event) {
        return event.calls().stream()
                .map(call -> call.surroundings().user())
                .filter(user -> !user.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String why(@Nullable Failure failure) {
        if (failure == null) {
            return "";
        }
        String exception = failure.exception() == null ? "rolled back" : failure.exception();
        return failure.message() == null ? exception : exception + ": " + failure.message();
    }

    /** Empty when it is not here, or was left out by choice. */
    Optional<LogPage.Whole> whole(long seq, Mask mask) {
        return log.portions().at(seq).flatMap(portion -> {
            byte[] body = portion.bodies().get((int) (seq - portion.firstSeq()));
            return body.length == 0
                    ? Optional.empty()
                    : Optional.of(whole(new Position(portion.epoch(), seq), body, mask));
        });
    }

    private LogPage.Whole whole(Position position, byte[] body, Mask mask) {
        String evidence = log.evidence()
                .of(position.seq())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        try {
            Event event = EventJson.decode(body);
            return new LogPage.Whole(
                    found(position, event, body, mask),
                    mask.event(json(body)),
                    event.proof() == null ? "" : event.proof().toString(),
                    mask.evidence(evidence));
        } catch (UnreadableEventException e) {
            LogPage.Found found = new LogPage.Found(
                    position, Instant.EPOCH, "not readable here: " + e.getMessage(), 0, "", "", body.length);
            return mask.sight() == Sight.FULL
                    ? new LogPage.Whole(found, new String(body, StandardCharsets.UTF_8), "", evidence)
                    : new LogPage.Whole(found, "", "", "");
        }
    }
}
