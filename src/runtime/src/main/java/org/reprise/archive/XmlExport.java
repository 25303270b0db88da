package org.reprise.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.reprise.portion.Portion;

/**
 * The same as {@link JsonExport} in XML, valid by {@code reprise-export.xsd}. The checksum of the end is over the bytes of the portions, one
 * behind the other, so that other white space between elements does no harm.
 */
final class XmlExport implements ExportWriter {
    static final String NAMESPACE = "urn:reprise:export:1";

    private final XMLStreamWriter xml;
    private final OutputStream out;
    private final Checksum checksum = new Checksum();
    private long portions;

    XmlExport(OutputStream out) throws IOException {
        this.out = out;
        try {
            // the platform's own: a server may bring another, which escapes otherwise
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace(NAMESPACE);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(Portion portion) throws IOException {
        byte[] bytes = portion.toBytes();
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("portion");
            xml.writeAttribute("epoch", Long.toString(portion.epoch()));
            xml.writeAttribute("first", Long.toString(portion.firstSeq()));
            xml.writeAttribute("last", Long.toString(portion.lastSeq()));
            xml.writeCharacters("\n");
            element("content", Base64.getEncoder().encodeToString(bytes));
            for (ExportedEvent event : ExportedEvent.allOf(portion)) {
                write(event.json() == null || isXml(event.json()) ? event : event.asBytes());
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        checksum.add(bytes);
        portions++;
    }

    private void write(ExportedEvent event) throws XMLStreamException {
        String seq = Long.toString(event.seq());
        if (event.bytes() != null) {
            element("bytes", event.bytes(), "seq", seq);
        } else if (event.json() == null) {
            element("left-out", "", "seq", seq, "last", Long.toString(event.last()));
        } else if (event.proof() == null) {
            element("event", event.json(), "seq", seq);
        } else {
            element("event", event.json(), "seq", seq, "proof", event.proof());
        }
    }

    private void element(String name, String text, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
        xml.writeCharacters(text);
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    @Override
    public void end() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement("end");
            xml.writeAttribute("portions", Long.toString(portions));
            xml.writeAttribute("sha256", checksum.hex());
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.write('\n');
        out.flush();
    }

    /** Whether XML 1.0 can hold each character; JSON on one line has no others below a space but tabs. */
    private static boolean isXml(String text) {
        return text.codePoints().noneMatch(c -> c == 0xFFFE || c == 0xFFFF || (c < ' ' && c != '\t'));
    }
}
