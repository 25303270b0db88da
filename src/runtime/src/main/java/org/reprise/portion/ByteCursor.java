package org.reprise.portion;

import java.util.Arrays;

/** Reads bytes of unknown origin: every step is checked before it is made, and before anything is allocated. */
public final class ByteCursor {

    private final byte[] bytes;
    private int at;

    public ByteCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int at() {
        return at;
    }

    public int left() {
        return bytes.length - at;
    }

    public int octet() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public byte[] bytes(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    long varint() {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int octet = octet();
            number |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return number;
            }
        }
        throw new PortionRefusedException("Malformed portion: a number is longer than 63 bits");
    }

    public int length(String what, int max) {
        long length = varint();
        if (length > max) {
            throw new PortionRefusedException("The portion is over the limit: its " + what + " is " + length
                    + ", at most " + max + " is allowed");
        }
        return (int) length;
    }

    private void need(int length) {
        if (length > left()) {
            throw new PortionRefusedException("The portion is truncated: " + left() + " bytes are left at byte " + at
                    + ", " + length + " are needed");
        }
    }
}
