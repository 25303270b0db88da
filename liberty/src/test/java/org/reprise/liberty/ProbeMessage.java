package org.reprise.liberty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.portion.Portion;

/**
 * A message for the probe to send.
 *
 * @param kind       {@code text} or {@code bytes}
 * @param properties its JMS properties; the type of the value is the type of the property
 * @param body       its body, UTF-8 when it is text
 * @param padding    bytes that the probe adds to the body; a large message need not travel to the probe first
 */
record ProbeMessage(String kind, Map<String, Object> properties, byte[] body, int padding) {

    static ProbeMessage text(String text) {
        return new ProbeMessage("text", Map.of(), text.getBytes(StandardCharsets.UTF_8), 0);
    }

    static ProbeMessage bytes(byte[] body) {
        return new ProbeMessage("bytes", Map.of(), body, 0);
    }

    /** An answer of a site, of the form that the product sends, whatever its body. */
    static ProbeMessage answer(String from, long headSeq, byte[] body) {
        Map<String, Object> properties = Map.of(
                "repriseKind",
                "portions",
                "repriseSite",
                from,
                "repriseHeadEpoch",
                1L,
                "repriseHeadSeq",
                headSeq,
                "repriseMore",
                false);
        return new ProbeMessage("bytes", properties, body, 0);
    }

    static ProbeMessage request(String asker, long from) {
        Map<String, Object> properties = Map.of(
                "repriseKind",
                "request",
                "repriseSite",
                asker,
                "repriseFrom",
                from,
                "repriseRoom",
                1 << 20,
                "repriseWaitMillis",
                1000L);
        return new ProbeMessage("bytes", properties, new byte[0], 0);
    }

    ProbeMessage padded(int bytes) {
        return new ProbeMessage(kind, properties, body, bytes);
    }

    ProbeMessage with(String property, Object value) {
        Map<String, Object> more = new TreeMap<>(properties);
        more.put(property, value);
        return new ProbeMessage(kind, more, body, padding);
    }

    ProbeMessage without(String property) {
        Map<String, Object> fewer = new TreeMap<>(properties);
        fewer.remove(property);
        return new ProbeMessage(kind, fewer, body, padding);
    }

    /** Portions as the body of an answer: each behind its length. */
    static byte[] framed(List<Portion> portions) {
        ByteBuffer body = ByteBuffer.allocate(
                portions.stream().mapToInt(p -> 4 + p.size()).sum());
        portions.forEach(p -> body.putInt(p.size()).put(p.toBytes()));
        return body.array();
    }
}
