package org.reprise.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EvidenceStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;

/**
 * The evidence of an event that travels with the event's portion, because the asker has demoted the method.
 *
 * @param seq  of the event
 * @param rows its evidence, never empty
 */
public record InlineEvidence(long seq, byte[] rows) {
    /** In one message; what is over it is asked for event by event. */
    static final int MAX_BYTES = 1 << 20;

    private static final byte[] NONE = {};
    private static final int HEAD = Long.BYTES + Integer.BYTES;

    /** What is kept for the events of these titles in these portions, from the first on, as far as it fits. */
    static List<InlineEvidence> of(Set<String> titles, List<Portion> portions, EvidenceStore store) {
        List<InlineEvidence> found = new ArrayList<>();
        int size = 0;
        for (Portion portion : titles.isEmpty() ? List.<Portion>of() : portions) {
            long seq = portion.firstSeq();
            SortedMap<Long, byte[]> kept = store.between(seq, portion.lastSeq());
            for (byte[] body : portion.bodies()) {
                byte[] rows = titles.contains(title(body)) ? kept.getOrDefault(seq, NONE) : NONE;
                size += rows.length == 0 ? 0 : HEAD + rows.length;
                if (size > MAX_BYTES) {
                    return found;
                }
                if (rows.length > 0) {
                    found.add(new InlineEvidence(seq, rows));
                }
                seq++;
            }
        }
        return found;
    }

    private static String title(byte[] body) {
        try {
            return EventJson.decode(body).title();
        } catch (UnreadableEventException e) {
            // of a newer release than this site's; who replays it can read it and asks for the one event
            return "";
        }
    }

    /** Behind one another: seq and length, the highest byte first, and the evidence. */
    static byte[] join(List<InlineEvidence> all) {
        ByteBuffer bytes = ByteBuffer.allocate(
                all.stream().mapToInt(each -> HEAD + each.rows.length).sum());
        all.forEach(each -> bytes.putLong(each.seq).putInt(each.rows.length).put(each.rows));
        return bytes.array();
    }

    /** @throws PortionRefusedException when the bytes are not what {@link #join} gives */
    static List<InlineEvidence> split(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<InlineEvidence> all = new ArrayList<>();
        try {
            while (rest.hasRemaining()) {
                long seq = rest.getLong();
                int length = rest.getInt();
                if (length < 1 || length > rest.remaining()) {
                    throw new BufferUnderflowException();
                }
                byte[] rows = new byte[length];
                rest.get(rows);
                all.add(new InlineEvidence(seq, rows));
            }
            return all;
        } catch (BufferUnderflowException e) {
            throw new PortionRefusedException("The evidence beside the portions is cut off: " + bytes.length
                    + " bytes, wrong at byte " + rest.position());
        }
    }
}
