package org.reprise.transfer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.reprise.portion.PortionRefusedException;

/** Several portions as the body of one message: each behind its length, four bytes, the highest first. */
final class PortionFrames {
    private static final int LENGTH = Integer.BYTES;

    private PortionFrames() {}

    static byte[] join(List<byte[]> portions) {
        int size =
                portions.stream().mapToInt(portion -> LENGTH + portion.length).sum();
        ByteBuffer body = ByteBuffer.allocate(size);
        portions.forEach(portion -> body.putInt(portion.length).put(portion));
        return body.array();
    }

    /** @throws PortionRefusedException when the lengths do not add up to the body */
    static List<byte[]> split(byte[] body) {
        ByteBuffer rest = ByteBuffer.wrap(body);
        List<byte[]> portions = new ArrayList<>();
        while (rest.hasRemaining()) {
            int length = rest.remaining() < LENGTH ? -1 : rest.getInt();
            if (length < 0 || length > rest.remaining()) {
                throw new PortionRefusedException("The message is cut off or not made of portions: " + body.length
                        + " bytes, wrong at byte " + rest.position());
            }
            byte[] portion = new byte[length];
            rest.get(portion);
            portions.add(portion);
        }
        return portions;
    }
}
