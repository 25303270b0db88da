package org.reprise.transfer;

/** Looks into bytes before they are read as an event, which takes far longer. */
final class Bytes {
    private Bytes() {}

    static boolean contain(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            int same = 0;
            while (same < part.length && bytes[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
