package org.reprise.transfer;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The replies to enquiries that came lately: one that comes again gets the same reply. Those that take too much room are forgotten,
 * the oldest first, and what they said is then found out anew. Safe for any thread.
 */
final class Replies {

    /** A reply, and the answer that it brings. */
    record Given(Reply reply, byte[] answer) {}

    /** Enquiries known by their ids. */
    private static final int KNOWN = 500;

    private final long room;
    private final Map<String, Optional<Given>> known = new LinkedHashMap<>();
    private long bytes;

    /** @param room bytes of answers; the newest is kept however long it is */
    Replies(long room) {
        this.room = room;
    }

    /** @return whether this enquiry is to be answered: not so when it was, or is being */
    synchronized boolean begin(String id) {
        boolean fresh = known.putIfAbsent(id, Optional.empty()) == null;
        forget(id);
        return fresh;
    }

    /** The reply to that enquiry; empty while there is none. */
    synchronized Optional<Given> of(String id) {
        return known.getOrDefault(id, Optional.empty());
    }

    synchronized void give(Given given) {
        String id = given.reply().id();
        dropped(known.remove(id));
        known.put(id, Optional.of(given));
        bytes += given.answer().length;
        forget(id);
    }

    private void forget(String newest) {
        Iterator<Map.Entry<String, Optional<Given>>> oldest = known.entrySet().iterator();
        while (bytes > room || known.size() > KNOWN) {
            Map.Entry<String, Optional<Given>> next = oldest.next();
            if (next.getKey().equals(newest)) {
                return;
            }
            // of one that is being answered there is nothing to forget
            if (next.getValue().isPresent() || known.size() > KNOWN) {
                oldest.remove();
                dropped(next.getValue());
            }
        }
    }

    private void dropped(@Nullable Optional<Given> given) {
        bytes -= given == null ? 0 : given.map(each -> each.answer().length).orElse(0);
    }
}
