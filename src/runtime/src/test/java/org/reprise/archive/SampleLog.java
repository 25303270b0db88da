package org.reprise.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.reprise.job.Progress;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;

/** Logs with every kind of body, and what an export makes of them. */
final class SampleLog {
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final String[] BODIES = {
        "{\"t\":1764000000000,\"c\":[{\"n\":\"network.pass\",\"a\":[\"m-1\",\"<north> & ]]> \\\"south\\\"\"]}]}",
        "{\"t\":1764000000001,\"c\":[{\"n\":\"umläut 😀 \uFFFD\u0085\u2028\",\"a\":[1.50, 1e3,\tnull]}]}",
        "{\"not in XML\":\"\uFFFE\"}",
        "{\"two\":\n\"lines\"}",
        "{\"lone\":\"\\ud800\"}",
        "{\"deep\":" + "[".repeat(998) + "]".repeat(998) + "}",
        "{\"too deep\":" + "[".repeat(1500) + "]".repeat(1500) + "}",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "no JSON",
        "{\"cut\":",
    };

    private SampleLog() {}

    /** Portions of the sizes. */
    static List<Portion> chain(int... counts) {
        List<Portion> chain = new ArrayList<>();
        ChainEnd end = ChainEnd.START;
        int event = 0;
        for (int count : counts) {
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                bodies.add(body(event++));
            }
            Compression compression = Compression.values()[chain.size() % 3];
            Portion portion = Portion.seal(end, 1 + chain.size() / 3, bodies, NOW, compression);
            chain.add(portion);
            end = portion.end();
        }
        return chain;
    }

    /** Every third has a proof; some hold bytes that are no text. */
    private static byte[] body(int event) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (event % 13 == 12) {
            body.writeBytes(new byte[] {(byte) 0xC3, 0x28, 0, '\n', '\r', (byte) event});
            return body.toByteArray();
        }
        body.writeBytes(BODIES[event % BODIES.length].getBytes(StandardCharsets.UTF_8));
        if (event % 3 == 0) {
            body.write(0);
            for (int i = 0; i < 16; i++) {
                body.write(event * 31 + i * 17);
            }
        }
        return body.toByteArray();
    }

    static PortionStore store(List<Portion> portions) {
        PortionStore store = InMemoryEventLog.create().portions();
        portions.forEach(store::store);
        return store;
    }

    static byte[] json(List<Portion> portions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long to = portions.get(portions.size() - 1).lastSeq();
        new LogExport(store(portions)::from).json(portions.get(0).firstSeq(), to, out, progress());
        return out.toByteArray();
    }

    static byte[] xml(List<Portion> portions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long to = portions.get(portions.size() - 1).lastSeq();
        new LogExport(store(portions)::from).xml(portions.get(0).firstSeq(), to, out, progress());
        return out.toByteArray();
    }

    static LogImport.Result load(PortionStore store, byte[] export) {
        return new LogImport(store).load(new ByteArrayInputStream(export), progress());
    }

    static List<String> content(PortionStore store, long from) {
        return hex(store.from(from, Integer.MAX_VALUE));
    }

    static List<String> hex(List<Portion> portions) {
        return portions.stream()
                .map(each -> java.util.HexFormat.of().formatHex(each.toBytes()))
                .toList();
    }

    static Progress progress() {
        return new Progress(Clock.systemUTC());
    }
}
