package org.reprise.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;

/**
 * What came to one server of a site and is for the one that leads. Both run the same release, or nearly so: bytes that are not
 * understood are dropped, and what they were about is asked again.
 */
public sealed interface Relayed {

    /**
     * An answer to a request for portions; the portions themselves are stored.
     *
     * @param lastSeq the last that came; 0 when none did
     * @param refused whether it could not be taken
     */
    record Answered(AnswerHeader header, long lastSeq, boolean refused) implements Relayed {}

    /** Evidence, or the word that a site has none. */
    record EvidenceCame(EvidenceRequest about, byte[] bytes) implements Relayed {}

    /** Another site asks for something that is not of the log. */
    record Asked(Enquiry enquiry, byte[] question) implements Relayed {}

    /** Another site answers an enquiry. */
    record Replied(Reply reply, byte[] answer) implements Relayed {}

    /** As it is handed over. */
    default byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (this instanceof Answered answered) {
                AnswerHeader header = answered.header();
                out.writeByte('A');
                write(out, header.from());
                out.writeLong(header.head().epoch());
                out.writeLong(header.head().seq());
                out.writeBoolean(header.more());
                out.writeBoolean(header.lacks());
                out.writeBoolean(header.gone());
                out.writeLong(answered.lastSeq());
                out.writeBoolean(answered.refused());
                out.writeLong(header.lineage().stable());
                out.writeLong(header.lineage().end().epoch());
                out.writeLong(header.lineage().end().seq());
            } else if (this instanceof EvidenceCame came) {
                out.writeByte('E');
                write(out, came.about().asker());
                out.writeLong(came.about().seq());
                out.write(came.bytes());
            } else if (this instanceof Asked asked) {
                out.writeByte('Q');
                write(out, asked.enquiry().asker());
                write(out, asked.enquiry().id());
                write(out, asked.enquiry().subject());
                out.write(asked.question());
            } else if (this instanceof Replied replied) {
                out.writeByte('R');
                write(out, replied.reply().from());
                write(out, replied.reply().id());
                write(out, replied.reply().refused());
                out.write(replied.answer());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when these are not bytes of {@link #toBytes} */
    static Relayed parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            char kind = (char) in.readByte();
            return switch (kind) {
                case 'A' -> answered(in);
                case 'E' -> new EvidenceCame(new EvidenceRequest(text(in), in.readLong()), in.readAllBytes());
                case 'Q' -> new Asked(new Enquiry(text(in), text(in), text(in)), in.readAllBytes());
                case 'R' -> new Replied(new Reply(text(in), text(in), text(in)), in.readAllBytes());
                default -> throw new IllegalArgumentException("Not a message between servers of a site: " + kind);
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a message between servers of a site: " + e.getMessage(), e);
        }
    }

    private static Answered answered(DataInputStream in) throws IOException {
        AnswerHeader header = new AnswerHeader(
                text(in),
                new Position(in.readLong(), in.readLong()),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
        long lastSeq = in.readLong();
        boolean refused = in.readBoolean();
        // a server of an earlier release says nothing of it
        long stable = in.available() < Long.BYTES ? Lineage.UNSAID : in.readLong();
        Position end = in.available() < 2 * Long.BYTES ? header.head() : new Position(in.readLong(), in.readLong());
        return new Answered(header.with(new Lineage(end, stable, Promise.NONE)), lastSeq, refused);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
