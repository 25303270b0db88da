package org.reprise.log;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;

/**
 * The bytes of a portion: {@code "RP"}, format version, codec, then as varints epoch, first seq, count and previous
 * epoch, 32 bytes of previous hash, as varints sealing time in epoch milliseconds, plain size and payload length, the
 * payload, the first 16 bytes of the SHA-256 over all before, and the length of a signature, 0 for now. The whole hash is in
 * the next portion.
 */
final class PortionWire {

    private static final byte[] MAGIC = {'R', 'P'};
    private static final int VERSION = 2;
    /** Enough to find what was changed on the way; who forges must forge the next portion too. */
    private static final int CHECK_BYTES = 16;

    /** Compression of noise may add a little. */
    private static final int MAX_PAYLOAD_BYTES = Portion.MAX_PLAIN_BYTES + (Portion.MAX_PLAIN_BYTES >> 6);

    private static final int MAX_BYTES = MAX_PAYLOAD_BYTES + 256;

    private PortionWire() {}

    static Portion write(PortionHeader header, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 128);
        out.writeBytes(MAGIC);
        out.write(VERSION);
        out.write(header.compression().code());
        Varint.write(out, header.epoch());
        Varint.write(out, header.firstSeq());
        Varint.write(out, header.count());
        Varint.write(out, header.previousEpoch());
        out.writeBytes(header.previousHash().bytes());
        Varint.write(out, header.sealedAt().toEpochMilli());
        Varint.write(out, header.plainSize());
        Varint.write(out, payload.length);
        out.writeBytes(payload);
        PortionHash hash = PortionHash.over(out.toByteArray(), out.size());
        out.write(hash.bytes(), 0, CHECK_BYTES);
        Varint.write(out, 0);
        return new Portion(header, payload, hash, out.toByteArray());
    }

    static Portion read(byte[] received) {
        if (received.length > MAX_BYTES) {
            throw new PortionRefusedException("The portion is over the limit: it has " + received.length
                    + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        byte[] bytes = received.clone();
        ByteCursor in = new ByteCursor(bytes);
        if (bytes.length < MAGIC.length || !Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
            throw new PortionRefusedException("Not a portion: it does not start with RP");
        }
        int version = in.octet();
        if (version != VERSION) {
            throw new PortionRefusedException("Unknown format version " + version + " of a portion; this site reads "
                    + VERSION + ". Update this site first");
        }
        return readVersion2(in, bytes);
    }

    private static Portion readVersion2(ByteCursor in, byte[] bytes) {
        int codec = in.octet();
        long epoch = in.varint();
        long firstSeq = in.varint();
        int count = in.length("count", Portion.MAX_PLAIN_BYTES);
        long previousEpoch = in.varint();
        PortionHash previousHash = PortionHash.of(in.bytes(PortionHash.BYTES));
        Instant sealedAt = Instant.ofEpochMilli(in.varint());
        int plainSize = in.length("plain size", Portion.MAX_PLAIN_BYTES);
        byte[] payload = in.bytes(in.length("payload", MAX_PAYLOAD_BYTES));
        PortionHash hash = PortionHash.over(bytes, in.at());
        if (!Arrays.equals(Arrays.copyOf(hash.bytes(), CHECK_BYTES), in.bytes(CHECK_BYTES))) {
            throw new PortionRefusedException("The content of the portion was changed: its hash does not match");
        }
        if (in.varint() != 0 || in.left() != 0) {
            throw new PortionRefusedException(
                    "The portion does not end behind its hash; this site reads no signatures");
        }
        PortionHeader header = new PortionHeader(
                epoch, firstSeq, count, previousEpoch, previousHash, sealedAt, Compression.ofCode(codec), plainSize);
        return new Portion(header, payload, hash, bytes);
    }
}
