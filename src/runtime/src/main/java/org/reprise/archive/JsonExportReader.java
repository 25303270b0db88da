package org.reprise.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what {@link JsonExport} wrote. Its lines are taken byte for byte, since the checksum is over them. */
final class JsonExportReader implements ExportReader {
    /** A portion of 16 MiB that does not compress, twice in Base64, has less. */
    private static final int MAX_LINE = 96 << 20;

    private final InputStream in;
    private final Checksum checksum = new Checksum();
    private long line;
    private long portions;

    /** @param in buffered */
    JsonExportReader(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<ExportedPortion> next() throws IOException {
        byte[] bytes = line();
        if (bytes.length == 0) {
            throw ExportReader.refused(place(), "the file ends here, and its last line {\"end\":true …} is missing");
        }
        ExportLine parsed = ExportLine.parse(place(), text(bytes));
        if (parsed.isEnd()) {
            end(parsed);
            return Optional.empty();
        }
        if (bytes[bytes.length - 1] != '\n') {
            throw ExportReader.refused(place(), "the file ends in this line");
        }
        checksum.add(bytes);
        portions++;
        return Optional.of(parsed.portion());
    }

    private void end(ExportLine end) throws IOException {
        if (end.portions() != portions) {
            throw ExportReader.refused(
                    place(), "it says " + end.portions() + " portions, but " + portions + " stand before it");
        }
        if (!checksum.hex().equals(end.sha256())) {
            throw ExportReader.refused(place(), "the SHA-256 of the lines before it is another");
        }
        byte[] more = line();
        while (more.length > 0) {
            if (!new String(more, StandardCharsets.UTF_8).isBlank()) {
                throw ExportReader.refused(place(), "something stands behind the end");
            }
            more = line();
        }
    }

    private String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ExportReader.refused(place(), "it is not UTF-8");
        }
    }

    /** With its line break; empty at the end of the file. */
    private byte[] line() throws IOException {
        line++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            bytes.write(octet);
            if (octet == '\n') {
                break;
            }
            if (bytes.size() > MAX_LINE) {
                throw ExportReader.refused(place(), "it is longer than " + MAX_LINE + " bytes");
            }
        }
        return bytes.toByteArray();
    }

    private String place() {
        return "line " + line;
    }
}
