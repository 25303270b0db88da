package org.reprise.portion;

import java.io.ByteArrayOutputStream;

/** Numbers of 0 and more in as few bytes as they need: 7 bits a byte, the lowest first. */
public final class Varint {

    private Varint() {}

    public static void write(ByteArrayOutputStream out, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("No varint is negative: " + number);
        }
        long rest = number;
        while (rest > 0x7F) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
