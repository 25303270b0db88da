package org.reprise.transfer;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/**
 * How requests and answers look as JMS messages: what they say in properties, the bytes of portions in the body. A property that
 * would say what goes without saying is left out. What is written and how it is read stand side by side; reading throws an
 * IllegalArgumentException when a property is missing or makes no sense.
 */
final class JmsForm {

    /** What a message is. */
    enum Kind {
        REQUEST("request", false),
        PORTIONS("portions", true),
        NOTHING("nothing", false),
        EVIDENCE_REQUEST("evidence-request", false),
        EVIDENCE("evidence", true),
        ENQUIRY("enquiry", true),
        REPLY("reply", true),
        /** None of Reprise, or of another version. */
        OTHER("", false);

        private final String text;
        private final boolean hasBody;

        Kind(String text, boolean hasBody) {
            this.text = text;
            this.hasBody = hasBody;
        }
    }

    /** Of the names of all properties; others are the container's. */
    private static final String PREFIX = "reprise";

    // of every message; its signature and what belongs to it are named in MessageSeal
    private static final String KIND = "repriseKind";
    private static final String SITE = "repriseSite";

    // of requests and answers; a site of before there were reigns says none of it, and its log ends where it knows it
    // to end
    private static final String END_EPOCH = "repriseEndEpoch";
    private static final String END_SEQ = "repriseEndSeq";
    private static final String STABLE = "repriseStable";
    private static final String PROMISE = "reprisePromise";
    private static final String PROMISED_TO = "reprisePromisedTo";
    private static final String PROMISED = "reprisePromisedMillis";

    // of requests; FROM also of evidence
    private static final String FROM = "repriseFrom";
    private static final String TO = "repriseTo";
    private static final String ROOM = "repriseRoom";
    private static final String ROOM_EVENTS = "repriseRoomEvents";
    private static final String WAIT = "repriseWaitMillis";
    private static final String DEMOTED = "repriseDemoted";
    private static final String WANTED = "repriseWanted";
    private static final String DOWNSTREAM = "repriseDownstream";
    private static final String SEEKS = "repriseSeeks";
    private static final String SUPERSEDED = "repriseSuperseded";
    private static final String LEFT_OUT = "repriseLeftOut";

    // of answers
    private static final String EPOCH = "repriseHeadEpoch";
    private static final String SEQ = "repriseHeadSeq";
    private static final String MORE = "repriseMore";
    private static final String LACKS = "repriseLacks";
    private static final String GONE = "repriseGone";
    private static final String EVIDENCE_AT = "repriseEvidenceAt";

    // of enquiries and replies
    private static final String ID = "repriseId";
    private static final String SUBJECT = "repriseSubject";
    private static final String REFUSED = "repriseRefused";

    /** Between texts of a set; no name of an event or a site has it. */
    private static final String LINE = "\n";

    private JmsForm() {}

    static Kind kind(Message message) throws JMSException {
        String text = message.getStringProperty(KIND);
        for (Kind kind : Kind.values()) {
            if (kind.text.equals(text) && (!kind.hasBody || message instanceof BytesMessage)) {
                return kind;
            }
        }
        return Kind.OTHER;
    }

    /** All that a message says but its body, by name: what a new release adds is among it. */
    static SortedMap<String, String> said(Message message) throws JMSException {
        SortedMap<String, String> said = new TreeMap<>();
        for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String property = String.valueOf(name);
            if (property.startsWith(PREFIX)) {
                said.put(property, String.valueOf(message.getStringProperty(property)));
            }
        }
        return said;
    }

    static void add(Message message, Map<String, String> said) throws JMSException {
        for (Map.Entry<String, String> each : said.entrySet()) {
            message.setStringProperty(each.getKey(), each.getValue());
        }
    }

    private static void begin(Message message, Kind kind, String site) throws JMSException {
        message.setStringProperty(KIND, kind.text);
        message.setStringProperty(SITE, site);
    }

    private static void write(Message message, Lineage lineage, Lineage otherwise) throws JMSException {
        if (lineage.equals(otherwise)) {
            return;
        }
        message.setLongProperty(END_EPOCH, lineage.end().epoch());
        message.setLongProperty(END_SEQ, lineage.end().seq());
        if (lineage.counts()) {
            message.setLongProperty(STABLE, lineage.stable());
        }
        Promise promise = lineage.promise();
        if (!promise.equals(Promise.NONE)) {
            message.setLongProperty(PROMISE, promise.epoch());
            message.setStringProperty(PROMISED_TO, promise.primary());
            message.setLongProperty(PROMISED, promise.at().toEpochMilli());
        }
    }

    private static Lineage lineage(Message message, Lineage otherwise) throws JMSException {
        if (!message.propertyExists(END_EPOCH)) {
            return otherwise;
        }
        return new Lineage(
                new Position(message.getLongProperty(END_EPOCH), message.getLongProperty(END_SEQ)),
                message.propertyExists(STABLE) ? message.getLongProperty(STABLE) : Lineage.UNSAID,
                !message.propertyExists(PROMISE)
                        ? Promise.NONE
                        : new Promise(
                                message.getLongProperty(PROMISE),
                                read(message, PROMISED_TO, ""),
                                Instant.ofEpochMilli(message.getLongProperty(PROMISED))));
    }

    static void write(Message message, PortionRequest request) throws JMSException {
        begin(message, Kind.REQUEST, request.asker());
        write(message, request.lineage(), Lineage.NONE);
        message.setLongProperty(FROM, request.span().from());
        if (request.span().to() < Long.MAX_VALUE) {
            message.setLongProperty(TO, request.span().to());
        }
        message.setIntProperty(ROOM, request.room().bytes());
        if (request.room().events() != Room.DEFAULT.events()) {
            message.setIntProperty(ROOM_EVENTS, request.room().events());
        }
        message.setLongProperty(WAIT, request.patience().toMillis());
        write(message, DEMOTED, String.join(LINE, request.demoted()), "");
        write(message, WANTED, request.wanted().text(), Subscription.ALL.text());
        write(message, DOWNSTREAM, String.join(LINE, request.downstream()), "");
        write(message, SEEKS, request.seeks(), "");
        write(message, SUPERSEDED, request.superseded().name(), Superseded.KEEP.name());
        if (request.leftOut() > 0) {
            message.setLongProperty(LEFT_OUT, request.leftOut());
        }
    }

    static PortionRequest request(Message message) throws JMSException {
        long to = message.propertyExists(TO) ? message.getLongProperty(TO) : Long.MAX_VALUE;
        int events = message.propertyExists(ROOM_EVENTS) ? message.getIntProperty(ROOM_EVENTS) : Room.DEFAULT.events();
        return new PortionRequest(
                read(message, SITE, ""),
                new Span(message.getLongProperty(FROM), to),
                new Room(message.getIntProperty(ROOM), events),
                Duration.ofMillis(message.getLongProperty(WAIT)),
                set(read(message, DEMOTED, "")),
                Subscription.parse(read(message, WANTED, Subscription.ALL.text())),
                set(read(message, DOWNSTREAM, "")),
                read(message, SEEKS, ""),
                Superseded.valueOf(read(message, SUPERSEDED, Superseded.KEEP.name())),
                lineage(message, Lineage.NONE),
                message.propertyExists(LEFT_OUT) ? message.getLongProperty(LEFT_OUT) : 0);
    }

    private static Set<String> set(String texts) {
        return texts.isEmpty() ? Set.of() : Set.of(texts.split(LINE));
    }

    /** @param kind of the answer: portions, or nothing */
    static void write(Message message, AnswerHeader header, Kind kind) throws JMSException {
        begin(message, kind, header.from());
        write(message, header.lineage(), new Lineage(header.head(), Promise.NONE));
        message.setLongProperty(EPOCH, header.head().epoch());
        message.setLongProperty(SEQ, header.head().seq());
        message.setBooleanProperty(MORE, header.more());
        if (header.lacks()) {
            message.setBooleanProperty(LACKS, true);
        }
        if (header.gone()) {
            message.setBooleanProperty(GONE, true);
        }
    }

    static AnswerHeader header(Message message) throws JMSException {
        Position head = new Position(message.getLongProperty(EPOCH), message.getLongProperty(SEQ));
        return new AnswerHeader(
                read(message, SITE, ""),
                head,
                message.getBooleanProperty(MORE),
                message.propertyExists(LACKS) && message.getBooleanProperty(LACKS),
                message.propertyExists(GONE) && message.getBooleanProperty(GONE),
                lineage(message, new Lineage(head, Promise.NONE)));
    }

    /** @param at where in the body the portions end and their evidence begins */
    static void writeEvidenceAt(Message message, int at) throws JMSException {
        message.setIntProperty(EVIDENCE_AT, at);
    }

    /** Where evidence begins; the length of the body when there is none. */
    static int evidenceAt(Message message, int length) throws JMSException {
        return message.propertyExists(EVIDENCE_AT) ? message.getIntProperty(EVIDENCE_AT) : length;
    }

    static void write(Message message, EvidenceRequest request) throws JMSException {
        begin(message, Kind.EVIDENCE_REQUEST, request.asker());
        message.setLongProperty(FROM, request.seq());
    }

    static void writeEvidence(Message message, String from, long seq) throws JMSException {
        begin(message, Kind.EVIDENCE, from);
        message.setLongProperty(FROM, seq);
    }

    /** Of a request for evidence, and of evidence itself. */
    static EvidenceRequest evidence(Message message) throws JMSException {
        return new EvidenceRequest(read(message, SITE, ""), message.getLongProperty(FROM));
    }

    static void write(Message message, Enquiry enquiry) throws JMSException {
        begin(message, Kind.ENQUIRY, enquiry.asker());
        message.setStringProperty(ID, enquiry.id());
        message.setStringProperty(SUBJECT, enquiry.subject());
    }

    static Enquiry enquiry(Message message) throws JMSException {
        return new Enquiry(read(message, SITE, ""), read(message, ID, ""), read(message, SUBJECT, ""));
    }

    static void write(Message message, Reply reply) throws JMSException {
        begin(message, Kind.REPLY, reply.from());
        message.setStringProperty(ID, reply.id());
        message.setStringProperty(REFUSED, reply.refused());
    }

    static Reply reply(Message message) throws JMSException {
        return new Reply(read(message, SITE, ""), read(message, ID, ""), read(message, REFUSED, ""));
    }

    private static void write(Message message, String property, String text, String otherwise) throws JMSException {
        if (!text.equals(otherwise)) {
            message.setStringProperty(property, text);
        }
    }

    private static String read(Message message, String property, String otherwise) throws JMSException {
        String text = message.getStringProperty(property);
        return text == null ? otherwise : text;
    }
}
