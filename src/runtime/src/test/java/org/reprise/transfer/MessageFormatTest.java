package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reprise.GoldenFile;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/** Messages between sites are what older versions know. */
class MessageFormatTest {
    @Test
    void requestForPortionsWithAKindAndWithoutSupersededEvents() throws JMSException {
        PortionRequest request = new PortionRequest(
                "west",
                new Span(4711, 9000),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of(),
                "urgent",
                Superseded.LEAVE_OUT,
                Lineage.NONE,
                0);
        assertMessage("message-request-urgent.txt", message -> JmsForm.write(message, request));
        assertRead(
                "message-request-urgent.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.REQUEST, JmsForm.request(message)),
                request);
    }

    @Test
    void whatTheSenderHasOfTheLogAndHasPromised() throws JMSException {
        Lineage lineage =
                new Lineage(new Position(1, 4700), new Promise(3, "north", Instant.parse("2026-03-01T10:00:00.123Z")));
        AnswerHeader header = new AnswerHeader("east", new Position(3, 4712), false).with(lineage);
        assertMessage("message-lineage.txt", message -> JmsForm.write(message, header, JmsForm.Kind.NOTHING));
        assertRead("message-lineage.txt", message -> List.of(true, JmsForm.header(message)), header);

        PortionRequest request = new PortionRequest(
                "west",
                new Span(4701, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of(),
                "",
                Superseded.KEEP,
                lineage,
                0);
        assertMessage("message-request-lineage.txt", message -> JmsForm.write(message, request));
        assertRead("message-request-lineage.txt", message -> List.of(true, JmsForm.request(message)), request);
    }

    @Test
    void requestOfASiteThatTookSomeEventsOnly() throws JMSException {
        PortionRequest request = new PortionRequest(
                "west",
                new Span(4711, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of(),
                "",
                Superseded.KEEP,
                Lineage.NONE,
                4700);
        assertMessage("message-request-left-out.txt", message -> JmsForm.write(message, request));
        assertRead("message-request-left-out.txt", message -> List.of(true, JmsForm.request(message)), request);
    }

    @Test
    void whatIsStableAndThatNothingIsYet() throws JMSException {
        for (long stable : new long[] {0, 4690}) {
            Lineage lineage = new Lineage(new Position(1, 4700), stable, Promise.NONE);
            AnswerHeader header = new AnswerHeader("east", new Position(1, 4712), false).with(lineage);
            String name = "message-stable-" + stable + ".txt";
            assertMessage(name, message -> JmsForm.write(message, header, JmsForm.Kind.NOTHING));
            assertRead(name, message -> List.of(true, JmsForm.header(message)), header);
        }
    }

    @Test
    void requestForPortions() throws JMSException {
        PortionRequest request = new PortionRequest(
                "west",
                new Span(4711, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of());
        assertMessage("message-request.txt", message -> JmsForm.write(message, request));
        assertRead(
                "message-request.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.REQUEST, JmsForm.request(message)),
                request);
    }

    @Test
    void requestForPortionsWithAllThatItMaySay() throws JMSException {
        PortionRequest one = new PortionRequest(
                "west",
                new Span(1, 1),
                new Room(1, 1),
                Duration.ZERO,
                Set.of("guess"),
                Subscription.parse("failed,name=network.*"),
                Set.of("south"));
        assertMessage("message-request-all.txt", message -> JmsForm.write(message, one));
        assertRead(
                "message-request-all.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.REQUEST, JmsForm.request(message)),
                one);

        PortionRequest more = new PortionRequest(
                "west",
                new Span(1, 1),
                new Room(1, 1),
                Duration.ZERO,
                Set.of("guess v2", "dice"),
                Subscription.ALL,
                Set.of("south", "north"));
        BytesMessage message = message(new TreeMap<>());
        JmsForm.write(message, more);
        assertThat(JmsForm.request(message)).isEqualTo(more);
    }

    @Test
    void evidenceBesidePortions() throws JMSException {
        assertMessage("message-evidence-at.txt", message -> JmsForm.writeEvidenceAt(message, 4711));
        assertRead("message-evidence-at.txt", message -> List.of(true, JmsForm.evidenceAt(message, 5000)), 4711);

        List<String> rows = List.of("[1]", "[22]");
        GoldenFile golden = new GoldenFile("message-evidence-beside.bin");
        golden.assertWrittenAs(InlineEvidence.join(List.of(
                new InlineEvidence(7, rows.get(0).getBytes(StandardCharsets.UTF_8)),
                new InlineEvidence(300, rows.get(1).getBytes(StandardCharsets.UTF_8)))));
        golden.assertReadAs(
                bytes -> InlineEvidence.split(bytes).stream()
                        .map(each -> each.seq() + new String(each.rows(), StandardCharsets.UTF_8))
                        .toList(),
                List.of("7[1]", "300[22]"));
    }

    @Test
    void portions() throws JMSException {
        AnswerHeader header = new AnswerHeader("east", new Position(2, 4712), true);
        assertMessage("message-portions.txt", message -> JmsForm.write(message, header, JmsForm.Kind.PORTIONS));
        assertRead(
                "message-portions.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.PORTIONS, JmsForm.header(message)),
                header);
    }

    @Test
    void lackForGoodOfWhatWasAskedFor() throws JMSException {
        AnswerHeader header = new AnswerHeader("east", new Position(2, 4712), false, true, true);
        assertMessage("message-gone.txt", message -> JmsForm.write(message, header, JmsForm.Kind.NOTHING));
        assertRead(
                "message-gone.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.NOTHING, JmsForm.header(message)),
                header);
    }

    @Test
    void lackOfWhatWasAskedFor() throws JMSException {
        AnswerHeader header = new AnswerHeader("east", new Position(2, 4712), false, true);
        assertMessage("message-lacks.txt", message -> JmsForm.write(message, header, JmsForm.Kind.NOTHING));
        assertRead(
                "message-lacks.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.NOTHING, JmsForm.header(message)),
                header);
    }

    @Test
    void nothingNew() throws JMSException {
        AnswerHeader header = new AnswerHeader("east", Position.START, false);
        assertMessage("message-nothing.txt", message -> JmsForm.write(message, header, JmsForm.Kind.NOTHING));
        assertRead(
                "message-nothing.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.NOTHING, JmsForm.header(message)),
                header);
    }

    @Test
    void requestForEvidence() throws JMSException {
        EvidenceRequest request = new EvidenceRequest("west", 4711);
        assertMessage("message-evidence-request.txt", message -> JmsForm.write(message, request));
        assertRead(
                "message-evidence-request.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.EVIDENCE_REQUEST, JmsForm.evidence(message)),
                request);
    }

    @Test
    void evidenceAsAMessage() throws JMSException {
        assertMessage("message-evidence.txt", message -> JmsForm.writeEvidence(message, "east", 4711));
        assertRead(
                "message-evidence.txt",
                message -> List.of(JmsForm.kind(message) == JmsForm.Kind.EVIDENCE, JmsForm.evidence(message)),
                new EvidenceRequest("east", 4711));
    }

    private interface Writing {
        void to(BytesMessage message) throws JMSException;
    }

    private interface MessageReading {
        Object of(BytesMessage message) throws JMSException;
    }

    private static void assertMessage(String name, Writing writing) throws JMSException {
        SortedMap<String, Object> properties = new TreeMap<>();
        writing.to(message(properties));
        new GoldenFile(name).assertWrittenAs(text(properties).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRead(String name, MessageReading reading, Object expected) {
        new GoldenFile(name).assertReadAs(bytes -> reading.of(message(properties(bytes))), List.of(true, expected));
    }

    private static String text(SortedMap<String, Object> properties) {
        return properties.entrySet().stream()
                .map(each ->
                        each.getKey() + " " + each.getValue().getClass().getSimpleName() + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static SortedMap<String, Object> properties(byte[] golden) {
        SortedMap<String, Object> properties = new TreeMap<>();
        new String(golden, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] words = line.split(" ");
            properties.put(words[0], value(words[1], words[2]));
        });
        return properties;
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "Long" -> Long.valueOf(text);
            case "Integer" -> Integer.valueOf(text);
            case "Boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }

    /** A message that is nothing but its properties. */
    private static BytesMessage message(SortedMap<String, Object> properties) {
        return (BytesMessage) Proxy.newProxyInstance(
                MessageFormatTest.class.getClassLoader(),
                new Class<?>[] {BytesMessage.class},
                (proxy, method, arguments) -> property(properties, method, arguments));
    }

    private static Object property(SortedMap<String, Object> properties, Method method, Object[] arguments) {
        if (method.getName().equals("propertyExists")) {
            return properties.containsKey((String) arguments[0]);
        }
        if (!method.getName().matches("[gs]et(String|Long|Int|Boolean)Property")) {
            throw new UnsupportedOperationException(method.getName());
        }
        String name = (String) arguments[0];
        if (arguments.length == 1) {
            return properties.get(name);
        }
        properties.put(name, arguments[1]);
        return null;
    }
}
