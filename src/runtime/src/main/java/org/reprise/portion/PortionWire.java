package org.reprise.portion;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a portion: {@code "RP"}, format version, codec, then as varints epoch, first seq, count and previous
 * epoch, 32 bytes of previous hash, as varints sealing time in epoch milliseconds, plain size and payload length, the
 * payload, the first 16 bytes of the SHA-256 over all before, and as a varint the length of a signature, 0 where there is none, with the
 * signature behind it. The whole hash is in the next portion. Version 3 is a condensed portion: behind the previous hash it has the 32 bytes of the hash of the whole one.
 * Version 4 is one with superseded events left out: behind that hash it has, as a varint, the seq up to which all is needed that
 * supersedes them, and the body of each of them is one zero byte. Why it is a form of its own:
 * docs/decisions/0008-an-own-form-of-portions.md.
 */
final class PortionWire {

    private static final byte[] MAGIC = {'R', 'P'};
    private static final int WHOLE = 2;
    private static final int CONDENSED = 3;
    private static final int SUPERSEDED = 4;

    /** Enough to find what was changed on the way; who forges must forge the next portion too. */
    private static final int CHECK_BYTES = 16;

    /** Compression of noise may add a little. */
    private static final int MAX_PAYLOAD_BYTES = Portion.MAX_PLAIN_BYTES + (Portion.MAX_PLAIN_BYTES >> 6);

    private static final int MAX_BYTES = MAX_PAYLOAD_BYTES + 256;

    private PortionWire() {}

    static Portion write(PortionHeader header, byte[] payload) {
        return write(header, payload, null, LeftOut.NOTHING);
    }

    static Portion writeCondensed(PortionHeader header, byte[] payload, PortionHash whole, LeftOut leftOut) {
        return write(header, payload, whole, leftOut);
    }

    private static Portion write(PortionHeader header, byte[] payload, @Nullable PortionHash whole, LeftOut leftOut) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 128);
        out.writeBytes(MAGIC);
        out.write(whole == null ? WHOLE : leftOut.supersededBy() == 0 ? CONDENSED : SUPERSEDED);
        out.write(header.compression().code());
        Varint.write(out, header.epoch());
        Varint.write(out, header.firstSeq());
        Varint.write(out, header.count());
        Varint.write(out, header.previousEpoch());
        out.writeBytes(header.previousHash().bytes());
        if (whole != null) {
            out.writeBytes(whole.bytes());
        }
        if (leftOut.supersededBy() > 0) {
            Varint.write(out, leftOut.supersededBy());
        }
        Varint.write(out, header.sealedAt().toEpochMilli());
        Varint.write(out, header.plainSize());
        Varint.write(out, payload.length);
        out.writeBytes(payload);
        PortionHash hash = PortionHash.over(out.toByteArray(), out.size());
        out.write(hash.bytes(), 0, CHECK_BYTES);
        Varint.write(out, 0);
        Portion.Seal seal = new Portion.Seal(whole == null ? hash : whole, hash, null);
        return new Portion(header, payload, seal, out.toByteArray(), leftOut);
    }

    /** Puts a signature in the place of the one that is there, or of none. */
    static Portion signed(Portion portion, Signature signature) {
        byte[] bytes = portion.toBytes();
        byte[] tail = tail(signature);
        int unsigned =
                bytes.length - portion.signature().map(old -> tail(old).length).orElse(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(unsigned + tail.length);
        out.write(bytes, 0, unsigned);
        out.writeBytes(tail);
        Portion.Seal seal = new Portion.Seal(portion.hash(), portion.content(), signature);
        return new Portion(portion.header(), portion.payload(), seal, out.toByteArray(), portion.leftOut());
    }

    /** A signature behind its length. */
    private static byte[] tail(Signature signature) {
        byte[] block = signature.toBytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream(block.length + 2);
        Varint.write(out, block.length);
        out.writeBytes(block);
        return out.toByteArray();
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
        if (version < WHOLE || version > SUPERSEDED) {
            throw new PortionRefusedException("Unknown format version " + version + " of a portion; this site reads "
                    + WHOLE + " to " + SUPERSEDED + ". Update this site first");
        }
        return read(in, bytes, version);
    }

    private static Portion read(ByteCursor in, byte[] bytes, int version) {
        boolean whole = version == WHOLE;
        int codec = in.octet();
        long epoch = in.varint();
        long firstSeq = in.varint();
        int count = in.length("count", Portion.MAX_PLAIN_BYTES);
        long previousEpoch = in.varint();
        PortionHash previousHash = PortionHash.of(in.bytes(PortionHash.BYTES));
        PortionHash original = whole ? PortionHash.ZERO : PortionHash.of(in.bytes(PortionHash.BYTES));
        long supersededBy = version == SUPERSEDED ? in.varint() : 0;
        Instant sealedAt = Instant.ofEpochMilli(in.varint());
        int plainSize = in.length("plain size", Portion.MAX_PLAIN_BYTES);
        byte[] payload = in.bytes(in.length("payload", MAX_PAYLOAD_BYTES));
        PortionHash hash = PortionHash.over(bytes, in.at());
        if (!Arrays.equals(Arrays.copyOf(hash.bytes(), CHECK_BYTES), in.bytes(CHECK_BYTES))) {
            throw new PortionRefusedException("The content of the portion was changed: its hash does not match");
        }
        int signed = in.length("signature", Signature.MAX_BYTES);
        Signature signature = signed == 0 ? null : Signature.parse(in.bytes(signed));
        if (in.left() != 0) {
            throw new PortionRefusedException("The portion does not end behind its signature");
        }
        PortionHeader header = new PortionHeader(
                epoch, firstSeq, count, previousEpoch, previousHash, sealedAt, Compression.ofCode(codec), plainSize);
        Portion.Seal seal = new Portion.Seal(whole ? hash : original, hash, signature);
        return new Portion(header, payload, seal, bytes, new LeftOut(!whole, supersededBy));
    }
}
