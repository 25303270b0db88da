package org.reprise.transfer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EvidenceStore;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;

/**
 * The evidence of an event that travels with the event's portion, because the asker has demoted the method, or catches up by rows.
 *
 * @param seq  of the event
 * @param rows its evidence, never empty
 */
public record InlineEvidence(long seq, byte[] rows) {
    /** In one message; what is over it is asked for event by event. */
    static final int MAX_BYTES = 1 << 20;

    /** In the place of a title: the evidence of every event is wanted, packed. No method has this name. */
    static final String ALL = "*";

    /** Begins what is packed; no seq begins so. */
    private static final byte PACKED = -1;

    private static final byte[] NONE = {};
    private static final int HEAD = Long.BYTES + Integer.BYTES;

    /**
     * What travels beside the first of some portions.
     *
     * @param bytes    of the evidence
     * @param portions how many of them
     */
    record Beside(byte[] bytes, int portions) {}

    /**
     * What is kept for the events of these titles in these portions, from the first on, as far as it fits. Where that of every event is
     * wanted, it goes with as many portions as it fits beside, one at least: what is not beside them is called.
     */
    static Beside of(Set<String> titles, List<Portion> portions, EvidenceStore store) {
        boolean all = titles.contains(ALL);
        List<InlineEvidence> found = new ArrayList<>();
        int size = 0;
        int done = 0;
        for (Portion portion : titles.isEmpty() ? List.<Portion>of() : portions) {
            List<InlineEvidence> more = of(titles, portion, store);
            int wanted = more.stream().mapToInt(each -> HEAD + each.rows.length).sum();
            if (all && done > 0 && size + wanted > MAX_BYTES) {
                return beside(all, found, done);
            }
            for (InlineEvidence each : more) {
                size += HEAD + each.rows.length;
                if (size > MAX_BYTES) {
                    return beside(all, found, all ? done + 1 : portions.size());
                }
                found.add(each);
            }
            done++;
        }
        return beside(all, found, portions.size());
    }

    private static Beside beside(boolean all, List<InlineEvidence> found, int portions) {
        byte[] joined = join(found);
        return new Beside(all ? pack(joined) : joined, portions);
    }

    private static List<InlineEvidence> of(Set<String> titles, Portion portion, EvidenceStore store) {
        List<InlineEvidence> found = new ArrayList<>();
        long seq = portion.firstSeq();
        SortedMap<Long, byte[]> kept = store.between(seq, portion.lastSeq());
        for (byte[] body : kept.isEmpty() ? List.<byte[]>of() : portion.bodies()) {
            byte[] rows = kept.getOrDefault(seq, NONE);
            // what the asker does not take it gets no rows of
            if (rows.length > 0 && body.length > 0 && (titles.contains(ALL) || titles.contains(title(body)))) {
                found.add(new InlineEvidence(seq, rows));
            }
            seq++;
        }
        return found;
    }

    /** Rows of many events have much in common; each site can unpack what this gives. */
    private static byte[] pack(byte[] joined) {
        if (joined.length == 0) {
            return NONE;
        }
        byte[] packed = Compression.DEFLATE.pack(joined, Instant.EPOCH);
        return ByteBuffer.allocate(1 + Integer.BYTES + packed.length)
                .put(PACKED)
                .putInt(joined.length)
                .put(packed)
                .array();
    }

    /** Whether the evidence is there because it was wanted of every event. */
    static boolean isOfAll(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == PACKED;
    }

    private static byte[] unpacked(byte[] bytes) {
        if (!isOfAll(bytes)) {
            return bytes;
        }
        ByteBuffer packed = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        int size = packed.remaining() < Integer.BYTES ? -1 : packed.getInt();
        if (size < 1 || size > MAX_BYTES) {
            throw new PortionRefusedException("The evidence beside the portions says that it is " + size + " bytes");
        }
        byte[] rest = new byte[packed.remaining()];
        packed.get(rest);
        return Compression.DEFLATE.unpack(rest, size, Instant.EPOCH);
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

    /** @throws PortionRefusedException when the bytes are not what {@link #of} gives */
    static List<InlineEvidence> split(byte[] beside) {
        byte[] bytes = unpacked(beside);
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
