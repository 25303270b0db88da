package org.reprise.portion;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Deflate without a frame around it. A primer is text that both sides know; what resembles it costs little. */
final class RawDeflate {

    private static final int LEVEL = 6;

    private RawDeflate() {}

    static byte[] pack(byte[] plain, byte[] primer) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            if (primer.length > 0) {
                deflater.setDictionary(primer);
            }
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static byte[] unpack(byte[] payload, int plainSize, byte[] primer) {
        Inflater inflater = new Inflater(true);
        try {
            if (primer.length > 0) {
                inflater.setDictionary(primer);
            }
            inflater.setInput(payload);
            byte[] plain = new byte[plainSize];
            int length = inflater.inflate(plain);
            // one more byte asked for: it shows a payload that unpacks to more than it says
            if (length != plainSize || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw otherSize(plainSize);
            }
            return plain;
        } catch (DataFormatException e) {
            throw new PortionRefusedException("The payload of the portion does not unpack", e);
        } finally {
            inflater.end();
        }
    }

    static PortionRefusedException otherSize(int plainSize) {
        return new PortionRefusedException(
                "The payload of the portion does not unpack to the " + plainSize + " bytes that it says");
    }
}
