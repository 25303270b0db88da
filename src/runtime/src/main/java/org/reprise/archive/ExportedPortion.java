package org.reprise.archive;

import java.util.Base64;
import java.util.List;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;

/**
 * A portion as an export says it is, not yet believed.
 *
 * @param place   where it is in the file, for people
 * @param content {@link Portion#toBytes()} in Base64
 */
record ExportedPortion(String place, String content, long epoch, long first, long last, List<ExportedEvent> events) {

    /**
     * The portion, when all that stands beside its bytes says the same.
     *
     * @throws FileRefusedException naming the place
     */
    Portion verified() {
        Portion portion = parsed();
        if (portion.epoch() != epoch || portion.firstSeq() != first || portion.lastSeq() != last) {
            throw refused(
                    "says epoch " + epoch + ", events " + first + " to " + last + ", but its bytes are " + portion);
        }
        List<byte[]> bodies = bodies(portion);
        long seq = first;
        for (ExportedEvent event : events) {
            if (event.seq() != seq || event.last() > last) {
                throw refused(
                        "shows events " + event.seq() + " to " + event.last() + " where event " + seq + " belongs");
            }
            for (; seq <= event.last(); seq++) {
                verify(seq, event, bodies.get((int) (seq - first)));
            }
        }
        if (seq != last + 1) {
            throw refused("shows no event " + seq + ", but its bytes hold events up to " + last);
        }
        return portion;
    }

    private void verify(long seq, ExportedEvent event, byte[] body) {
        boolean same;
        try {
            same = event.shows(body);
        } catch (IllegalArgumentException e) {
            same = false;
        }
        if (!same) {
            throw refused("shows event " + seq + " otherwise than the bytes of its portion have it");
        }
    }

    private Portion parsed() {
        try {
            return Portion.parse(Base64.getDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            throw refused("has bytes that are not Base64: " + e.getMessage());
        } catch (PortionRefusedException e) {
            throw refused("has other bytes than were exported. " + e.getMessage());
        }
    }

    private List<byte[]> bodies(Portion portion) {
        try {
            return portion.bodies();
        } catch (PortionRefusedException e) {
            throw refused("cannot be unpacked. " + e.getMessage());
        }
    }

    private FileRefusedException refused(String why) {
        return new FileRefusedException(
                "The export was refused at " + place + ": it " + why + ". " + ExportReader.REMEDY);
    }
}
