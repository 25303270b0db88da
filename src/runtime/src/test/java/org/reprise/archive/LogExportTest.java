package org.reprise.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;

class LogExportTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void lineOfJsonShowsPortionAndEventsToPeople() throws Exception {
        byte[] body = "{\"t\":1,\"c\":[{\"n\":\"network.pass\",\"a\":[1.50]}]}".getBytes(StandardCharsets.UTF_8);
        Portion portion = Portion.seal(ChainEnd.START, 4, List.of(body), Instant.EPOCH, Compression.DEFLATE);

        List<String> lines = new String(SampleLog.json(List.of(portion)), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .endsWith(",\"epoch\":4,\"first\":1,\"last\":1,\"events\":[{\"seq\":1,\"event\":"
                        + "{\"t\":1,\"c\":[{\"n\":\"network.pass\",\"a\":[1.50]}]}}]}");
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.get("portion").binaryValue()).isEqualTo(portion.toBytes());
        String sha = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest((lines.get(0) + "\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.get(1)).isEqualTo("{\"end\":true,\"portions\":1,\"sha256\":\"" + sha + "\"}");
    }

    @Test
    void shownEventIsTheOneThatReplayReads() throws Exception {
        byte[] body = "{\"t\":1764000000000,\"c\":[{\"n\":\"network.pass\",\"a\":[\"m-1\"]}]}"
                .getBytes(StandardCharsets.UTF_8);
        Event event = EventJson.decode(body);
        Portion portion =
                Portion.seal(ChainEnd.START, 1, List.of(EventJson.encode(event)), Instant.EPOCH, Compression.DEFLATE);

        JsonNode line = new ObjectMapper().readTree(SampleLog.json(List.of(portion)));

        assertThat(line.at("/events/0/event/c/0/n").textValue()).isEqualTo("network.pass");
    }

    @Test
    void xmlIsValidByTheSchemaThatIsShipped() throws Exception {
        List<Portion> chain = SampleLog.chain(5, 1, 12, 30);

        byte[] xml = SampleLog.xml(chain);

        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("umläut 😀", "<bytes seq=\"", "proof=\"");
        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
        byte[] condensed = SampleLog.xml(List.of(chain.get(0).condensed(body -> body[2] == 't')));
        assertThat(new String(condensed, StandardCharsets.UTF_8)).contains("<left-out seq=\"3\"");
        assertThatCode(() -> validate(condensed)).doesNotThrowAnyException();
        byte[] wrong = new String(xml, StandardCharsets.UTF_8)
                .replaceFirst("seq=\"1\"", "sequence=\"1\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> validate(wrong)).hasMessageContaining("sequence");
    }

    private static void validate(byte[] xml) throws Exception {
        try (InputStream xsd = LogExport.schema()) {
            Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(xsd));
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        }
    }

    @Test
    void rangeIsWidenedToWholePortions() {
        PortionStore store = SampleLog.store(SampleLog.chain(3, 2, 4, 5));

        LogExport.Result result = new LogExport(store::from).json(5, 6, out, SampleLog.progress());

        assertThat(result).isEqualTo(new LogExport.Result(2, 4, 9));
        PortionStore other = SampleLog.store(List.of());
        SampleLog.load(other, out.toByteArray());
        assertThat(SampleLog.content(other, 4))
                .isEqualTo(SampleLog.content(store, 4).subList(0, 2));
    }

    @Test
    void rangeThatIsNotThereIsRefusedBeforeAnythingIsWritten() {
        LogExport export = new LogExport(SampleLog.store(SampleLog.chain(3))::from);

        assertThatThrownBy(() -> export.json(4, 4, out, SampleLog.progress())).hasMessageContaining("event 4");
        assertThatThrownBy(() -> export.xml(4, 4, out, SampleLog.progress())).hasMessageContaining("event 4");
        assertThatThrownBy(() -> export.json(3, 2, out, SampleLog.progress()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> export.json(0, 2, out, SampleLog.progress()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void exportThatEndsAtAHoleIsNoExport() {
        List<Portion> chain = SampleLog.chain(3, 2, 4);
        PortionStore holed = SampleLog.store(List.of(chain.get(0), chain.get(2)));

        assertThatThrownBy(() -> new LogExport(holed::from).json(1, 9, out, SampleLog.progress()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event 4");
        assertThatThrownBy(() -> SampleLog.load(SampleLog.store(List.of()), out.toByteArray()))
                .isInstanceOf(FileRefusedException.class);
    }

    @Test
    void streamThatFailsIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        };
        LogExport export = new LogExport(SampleLog.store(SampleLog.chain(3))::from);

        assertThatThrownBy(() -> export.json(1, 3, full, SampleLog.progress()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        assertThatThrownBy(() -> export.xml(1, 3, full, SampleLog.progress()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
    }
}
