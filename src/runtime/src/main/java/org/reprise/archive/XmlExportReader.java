package org.reprise.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what {@link XmlExport} wrote. It takes no DTD, and resolves nothing outside of the file. */
final class XmlExportReader implements ExportReader {
    private static final int MAX_TEXT = 48 << 20;

    private final XMLStreamReader xml;
    private final Checksum checksum = new Checksum();
    private long portions;

    XmlExportReader(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        try {
            // not by bytes: the platform's own decoder prints what it does not like
            xml = factory.createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
            step();
            expectStart("log");
            attributes();
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    @Override
    public Optional<ExportedPortion> next() throws IOException {
        try {
            step();
            if (xml.isStartElement() && xml.getLocalName().equals("end")) {
                end();
                return Optional.empty();
            }
            expectStart("portion");
            ExportedPortion portion = portion();
            checksum.add(Base64.getDecoder().decode(portion.content()));
            portions++;
            return Optional.of(portion);
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private ExportedPortion portion() throws XMLStreamException {
        attributes("epoch", "first", "last");
        String place = place();
        long epoch = number("epoch");
        long first = number("first");
        long last = number("last");
        step();
        expectStart("content");
        attributes();
        String content = text();
        List<ExportedEvent> events = new ArrayList<>();
        for (step(); xml.isStartElement(); step()) {
            events.add(event());
        }
        return new ExportedPortion(place, content, epoch, first, last, List.copyOf(events));
    }

    private ExportedEvent event() throws XMLStreamException {
        String name = inNamespace();
        long seq = number("seq");
        String proof = xml.getAttributeValue(null, "proof");
        switch (name) {
            case "event" -> {
                attributes(proof == null ? new String[] {"seq"} : new String[] {"seq", "proof"});
                return new ExportedEvent(seq, seq, text(), proof, null);
            }
            case "bytes" -> {
                attributes("seq");
                return ExportedEvent.bytes(seq, text());
            }
            case "left-out" -> {
                attributes("seq", "last");
                ExportedEvent event = ExportedEvent.leftOut(seq, number("last"));
                empty();
                return event;
            }
            default -> throw refused("an export has no element '" + name + "'");
        }
    }

    private void empty() throws XMLStreamException {
        if (!text().isEmpty()) {
            throw refused("text stands where none belongs");
        }
    }

    private void end() throws XMLStreamException {
        attributes("portions", "sha256");
        inNamespace();
        if (number("portions") != portions) {
            throw refused("it says " + number("portions") + " portions, but " + portions + " stand before it");
        }
        if (!checksum.hex().equals(xml.getAttributeValue(null, "sha256"))) {
            throw refused("the SHA-256 of the portions before it is another");
        }
        empty();
        step();
        if (!xml.isEndElement()) {
            throw refused("something stands behind the end");
        }
        step();
        if (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            throw refused("something stands behind the end");
        }
    }

    /** To the next element, or out of one. */
    private void step() throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
                case XMLStreamConstants.CHARACTERS -> {
                    if (!xml.isWhiteSpace()) {
                        throw refused("text stands between elements");
                    }
                }
                case XMLStreamConstants.DTD -> throw refused("an export has no DOCTYPE");
                default -> throw refused("something else than elements and text stands here");
            }
        }
    }

    /** The text of the element at the reader, up to its end. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int kind = xml.next(); kind != XMLStreamConstants.END_ELEMENT; kind = xml.next()) {
            if (kind != XMLStreamConstants.CHARACTERS && kind != XMLStreamConstants.CDATA) {
                throw refused("something else than text stands here");
            }
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            if (text.length() > MAX_TEXT) {
                throw refused("the text is longer than " + MAX_TEXT + " characters");
            }
        }
        return text.toString();
    }

    private void expectStart(String name) {
        if (!xml.isStartElement() || !inNamespace().equals(name)) {
            throw refused("the element '" + name + "' is missing here");
        }
    }

    private String inNamespace() {
        if (!XmlExport.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw refused("this site reads elements of " + XmlExport.NAMESPACE + ", and not of " + xml.getNamespaceURI()
                    + ". Another version wrote them, or another program");
        }
        return xml.getLocalName();
    }

    /** No others, and all of these. */
    private void attributes(String... wanted) {
        for (String name : wanted) {
            if (xml.getAttributeValue(null, name) == null) {
                throw refused("the attribute '" + name + "' is missing");
            }
        }
        if (xml.getAttributeCount() != wanted.length) {
            throw refused("it has unknown attributes");
        }
    }

    private long number(String attribute) {
        String text = xml.getAttributeValue(null, attribute);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refused("the attribute '" + attribute + "' is no number: " + text);
        }
    }

    private FileRefusedException refused(String why) {
        return ExportReader.refused(place(), why);
    }

    private String place() {
        String line = "line " + xml.getLocation().getLineNumber();
        return xml.hasName() ? "element '" + xml.getLocalName() + "', " + line : line;
    }

    /** Throws trouble of the stream, which the reader hides in its own. */
    private static FileRefusedException refused(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException io && !(io instanceof CharacterCodingException)) {
            throw io;
        }
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
        String message = String.valueOf(e.getMessage()).replace('\n', ' ');
        return ExportReader.refused(
                "line " + line, "it is not well-formed XML in UTF-8, or ends too early: " + message);
    }
}
