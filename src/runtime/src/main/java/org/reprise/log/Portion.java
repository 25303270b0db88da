package org.reprise.log;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A sealed, immutable run of events of one epoch: the unit that is stored, hashed, compressed and shipped. Its bytes are
 * the same at every site. Made by {@link #seal}, read by {@link #parse}.
 */
public final class Portion {

    /** No portion unpacks to more. */
    public static final int MAX_PLAIN_BYTES = 16 << 20;

    private final PortionHeader header;
    private final byte[] payload;
    private final PortionHash hash;
    private final byte[] bytes;
    private final boolean whole;

    Portion(PortionHeader header, byte[] payload, PortionHash hash, byte[] bytes, boolean whole) {
        this.header = header;
        this.payload = payload;
        this.hash = hash;
        this.bytes = bytes;
        this.whole = whole;
    }

    /**
     * Packs events behind {@code previous}.
     *
     * @param epoch    not before that of {@code previous}
     * @param bodies   at least one
     * @param sealedAt by the clock of the sealing site, kept in milliseconds
     */
    public static Portion seal(
            ChainEnd previous, long epoch, List<byte[]> bodies, Instant sealedAt, Compression compression) {
        byte[] plain = EventFrames.join(bodies);
        Instant millis = Instant.ofEpochMilli(sealedAt.toEpochMilli());
        byte[] payload = compression.pack(plain, millis);
        PortionHeader header = new PortionHeader(
                epoch,
                previous.position().seq() + 1,
                bodies.size(),
                previous.position().epoch(),
                previous.hash(),
                millis,
                compression,
                plain.length);
        return PortionWire.write(header, payload);
    }

    /**
     * This portion for a site that by choice does not get every event: the same place in the chain, with empty bodies where events
     * are left out. Its bytes are proved by a hash of their own; that they are those of the portion is the word of the site that
     * condensed it.
     */
    public Portion condensed(Predicate<byte[]> kept) {
        List<byte[]> bodies = bodies().stream()
                .map(body -> kept.test(body) ? body : new byte[0])
                .toList();
        byte[] plain = EventFrames.join(bodies);
        PortionHeader less = header.withPlainSize(plain.length);
        return PortionWire.writeCondensed(less, compression().pack(plain, sealedAt()), hash);
    }

    /**
     * Consecutive portions of one epoch, from all of which every event was left out, as one such portion: a site that takes few events
     * gets few bytes.
     */
    public static Portion joined(List<Portion> leftOut) {
        Portion first = leftOut.get(0);
        Portion last = leftOut.get(leftOut.size() - 1);
        int count = (int) (last.lastSeq() - first.firstSeq() + 1);
        byte[] plain = new byte[count];
        PortionHeader header = new PortionHeader(
                last.epoch(),
                first.firstSeq(),
                count,
                first.previousEpoch(),
                first.previousHash(),
                last.sealedAt(),
                last.compression(),
                count);
        return PortionWire.writeCondensed(header, last.compression().pack(plain, last.sealedAt()), last.hash);
    }

    /** Whether every event of it was left out. */
    public boolean isLeftOut() {
        return !whole && bodies().stream().allMatch(body -> body.length == 0);
    }

    /** Whether no event of it was left out. */
    public boolean isWhole() {
        return whole;
    }

    /**
     * Reads what {@link #toBytes()} gave. It checks the form and the hash, and unpacks nothing.
     *
     * @throws PortionRefusedException saying what is wrong, for whatever other bytes there are
     */
    public static Portion parse(byte[] bytes) {
        return PortionWire.read(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Length of {@link #toBytes()}. */
    public int size() {
        return bytes.length;
    }

    /** Bytes of the events before compression. */
    public int plainSize() {
        return header.plainSize();
    }

    public long epoch() {
        return header.epoch();
    }

    public long firstSeq() {
        return header.firstSeq();
    }

    public long lastSeq() {
        return header.firstSeq() + header.count() - 1;
    }

    public int count() {
        return header.count();
    }

    public long previousEpoch() {
        return header.previousEpoch();
    }

    public PortionHash previousHash() {
        return header.previousHash();
    }

    /** When it was sealed, by the clock of the site that sealed it. */
    public Instant sealedAt() {
        return header.sealedAt();
    }

    public Compression compression() {
        return header.compression();
    }

    public PortionHash hash() {
        return hash;
    }

    /** The position of its last event, and the hash of the whole portion. */
    public ChainEnd end() {
        return new ChainEnd(new Position(epoch(), lastSeq()), hash);
    }

    /** Whether this is the portion right behind {@code previous}, by number, epoch and hash. */
    public boolean follows(Portion previous) {
        return follows(previous.end());
    }

    /** Whether this is the portion right behind {@code previous}, by number, epoch and hash. */
    public boolean follows(ChainEnd previous) {
        return firstSeq() == previous.position().seq() + 1
                && previousEpoch() == previous.position().epoch()
                && previousHash().equals(previous.hash());
    }

    /**
     * Unpacks the events; the first one is {@link #firstSeq()}. One that was left out has no bytes.
     *
     * @throws PortionRefusedException when the payload does not unpack to what the header says
     */
    public List<byte[]> bodies() {
        byte[] plain = compression().unpack(payload, plainSize(), sealedAt());
        return EventFrames.split(plain, count());
    }

    @Override
    public String toString() {
        return "portion " + epoch() + ":" + firstSeq() + "-" + lastSeq() + " (" + size() + " bytes)";
    }
}
