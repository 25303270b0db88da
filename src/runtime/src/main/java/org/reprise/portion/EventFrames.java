package org.reprise.portion;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Event bodies one behind the other, each with its length in front, so that a body may hold any byte. */
public final class EventFrames {

    private EventFrames() {}

    public static byte[] join(List<byte[]> bodies) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bodies.size() * 256);
        for (byte[] body : bodies) {
            Varint.write(out, body.length);
            out.writeBytes(body);
        }
        return out.toByteArray();
    }

    public static List<byte[]> split(byte[] plain, int count) {
        ByteCursor in = new ByteCursor(plain);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(in.bytes(in.length("event", Portion.MAX_PLAIN_BYTES)));
        }
        if (in.left() != 0) {
            throw new PortionRefusedException(
                    "The portion says " + count + " events, but " + in.left() + " bytes are behind the last");
        }
        return List.copyOf(bodies);
    }
}
