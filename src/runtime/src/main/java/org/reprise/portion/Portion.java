package org.reprise.portion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sealed, immutable run of events of one epoch: the unit that is stored, hashed, compressed and shipped. Its bytes are
 * the same at every site. Made by {@link #seal}, read by {@link #parse}.
 */
public final class Portion {

    /** No portion unpacks to more. */
    public static final int MAX_PLAIN_BYTES = 16 << 20;

    /** Stands for an event that later ones have made irrelevant; no event is so. */
    private static final byte[] TOMBSTONE = {0};

    private final PortionHeader header;
    private final byte[] payload;
    private final Seal seal;
    private final byte[] bytes;
    private final LeftOut leftOut;

    /**
     * What proves a portion.
     *
     * @param hash      its place in the chain: of the whole portion
     * @param content   over all of its bytes before the hash; the same but where events were left out
     * @param signature who vouches for the content; null where nobody does
     */
    record Seal(
            PortionHash hash, PortionHash content, @Nullable Signature signature) {}

    Portion(PortionHeader header, byte[] payload, Seal seal, byte[] bytes, LeftOut leftOut) {
        this.header = header;
        this.payload = payload;
        this.seal = seal;
        this.bytes = bytes;
        this.leftOut = leftOut;
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
        return condensed(kept, Set.of(), 0);
    }

    /**
     * The same, also without events that later ones have made irrelevant. A tombstone stands for each of those.
     *
     * @param superseded   the seq of each such event
     * @param supersededBy the seq up to which all is needed that has made events of this portion, or of those before it, irrelevant
     */
    public Portion condensed(Predicate<byte[]> kept, Set<Long> superseded, long supersededBy) {
        List<byte[]> frames = new ArrayList<>();
        long seq = firstSeq();
        for (byte[] body : bodies()) {
            boolean dropped = superseded.contains(seq++);
            frames.add(!kept.test(body) ? new byte[0] : dropped ? TOMBSTONE : body);
        }
        byte[] plain = EventFrames.join(frames);
        PortionHeader less = header.withPlainSize(plain.length);
        return PortionWire.writeCondensed(
                less, compression().pack(plain, sealedAt()), hash(), new LeftOut(true, supersededBy));
    }

    /**
     * Consecutive condensed portions of one epoch as one: a site that takes few events gets few bytes. Where all was left out,
     * thousands of events take some ten bytes.
     */
    public static Portion joined(List<Portion> condensed) {
        Portion first = condensed.get(0);
        Portion last = condensed.get(condensed.size() - 1);
        byte[] plain = EventFrames.join(
                condensed.stream().flatMap(each -> each.frames().stream()).toList());
        PortionHeader header = new PortionHeader(
                last.epoch(),
                first.firstSeq(),
                (int) (last.lastSeq() - first.firstSeq() + 1),
                first.previousEpoch(),
                first.previousHash(),
                last.sealedAt(),
                last.compression(),
                plain.length);
        long by = condensed.stream().mapToLong(Portion::supersededBy).max().orElse(0);
        return PortionWire.writeCondensed(
                header, last.compression().pack(plain, last.sealedAt()), last.hash(), new LeftOut(true, by));
    }

    /** Whether every event of it was left out. */
    public boolean isLeftOut() {
        return leftOut.some() && bodies().stream().allMatch(body -> body.length == 0);
    }

    /** Whether no event of it was left out. */
    public boolean isWhole() {
        return !leftOut.some();
    }

    /**
     * The seq up to which a site must have replayed everything, so that nothing is amiss that events left out of this portion or of
     * those before it would have done; 0 when none was left out for being superseded. One number for a portion: to name it for each
     * event would take longer than the event.
     */
    public long supersededBy() {
        return leftOut.supersededBy();
    }

    /** The seqs of the events that were left out because later ones have made them irrelevant. */
    public Set<Long> superseded() {
        if (supersededBy() == 0) {
            return Set.of();
        }
        Set<Long> superseded = new HashSet<>();
        long seq = firstSeq();
        for (byte[] frame : frames()) {
            if (Arrays.equals(frame, TOMBSTONE)) {
                superseded.add(seq);
            }
            seq++;
        }
        return superseded;
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
        return seal.hash();
    }

    /** What a signature is of: the hash of all that these bytes say, events and header. */
    public PortionHash content() {
        return seal.content();
    }

    /** Who vouches for the content: the site that sealed it, or that left events out of it. Empty where nobody does. */
    public Optional<Signature> signature() {
        return Optional.ofNullable(seal.signature());
    }

    /** The same with that signature, which travels with it and is stored with it; hashes and chain stay as they are. */
    public Portion signed(Signature signature) {
        return PortionWire.signed(this, signature);
    }

    PortionHeader header() {
        return header;
    }

    byte[] payload() {
        return payload;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** The position of its last event, and the hash of the whole portion. */
    public ChainEnd end() {
        return new ChainEnd(new Position(epoch(), lastSeq()), hash());
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
        List<byte[]> frames = frames();
        return supersededBy() == 0
                ? frames
                : frames.stream()
                        .map(frame -> Arrays.equals(frame, TOMBSTONE) ? new byte[0] : frame)
                        .toList();
    }

    private List<byte[]> frames() {
        byte[] plain = compression().unpack(payload, plainSize(), sealedAt());
        return EventFrames.split(plain, count());
    }

    @Override
    public String toString() {
        return "portion " + epoch() + ":" + firstSeq() + "-" + lastSeq() + " (" + size() + " bytes)";
    }
}
