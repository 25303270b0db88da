package org.reprise.transfer;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Position;
import org.reprise.subscription.Subscription;

/** How requests and answers look as JMS messages: what they say in properties, the bytes of portions in the body. */
final class JmsForm {
    static final String PORTIONS = "portions";
    static final String NOTHING = "nothing";
    private static final String REQUEST = "request";
    private static final String EVIDENCE_REQUEST = "evidence-request";
    private static final String EVIDENCE = "evidence";
    private static final String ENQUIRY = "enquiry";
    private static final String REPLY = "reply";

    private static final String KIND = "repriseKind";
    private static final String SITE = "repriseSite";
    private static final String EPOCH = "repriseHeadEpoch";
    private static final String SEQ = "repriseHeadSeq";
    private static final String MORE = "repriseMore";
    private static final String FROM = "repriseFrom";
    private static final String TO = "repriseTo";
    private static final String ROOM = "repriseRoom";
    private static final String ROOM_EVENTS = "repriseRoomEvents";
    private static final String DOWNSTREAM = "repriseDownstream";
    private static final String WANTED = "repriseWanted";
    private static final String SEEKS = "repriseSeeks";
    private static final String SUPERSEDED = "repriseSuperseded";
    private static final String LACKS = "repriseLacks";
    private static final String GONE = "repriseGone";
    private static final String WAIT = "repriseWaitMillis";
    private static final String DEMOTED = "repriseDemoted";
    private static final String EVIDENCE_AT = "repriseEvidenceAt";
    private static final String ID = "repriseId";
    private static final String SUBJECT = "repriseSubject";
    private static final String REFUSED = "repriseRefused";

    /** Between texts of a set; no name of an event or a site has it. */
    private static final String LINE = "\n";

    private JmsForm() {}

    static void write(Message message, PortionRequest request) throws JMSException {
        message.setStringProperty(KIND, REQUEST);
        message.setStringProperty(SITE, request.asker());
        message.setLongProperty(FROM, request.span().from());
        if (request.span().to() < Long.MAX_VALUE) {
            message.setLongProperty(TO, request.span().to());
        }
        message.setIntProperty(ROOM, request.room().bytes());
        if (request.room().events() != Room.DEFAULT.events()) {
            message.setIntProperty(ROOM_EVENTS, request.room().events());
        }
        message.setLongProperty(WAIT, request.patience().toMillis());
        if (!request.wanted().takesAll()) {
            message.setStringProperty(WANTED, request.wanted().text());
        }
        if (!request.seeks().isEmpty()) {
            message.setStringProperty(SEEKS, request.seeks());
        }
        if (request.superseded() != Superseded.KEEP) {
            message.setStringProperty(SUPERSEDED, request.superseded().name());
        }
        writeSet(message, DEMOTED, request.demoted());
        writeSet(message, DOWNSTREAM, request.downstream());
    }

    private static void writeSet(Message message, String property, Set<String> texts) throws JMSException {
        if (!texts.isEmpty()) {
            message.setStringProperty(property, String.join(LINE, texts));
        }
    }

    static void write(Message message, AnswerHeader header, String kind) throws JMSException {
        message.setStringProperty(KIND, kind);
        message.setStringProperty(SITE, header.from());
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

    /** @param at where in the body the portions end and their evidence begins */
    static void writeEvidenceAt(Message message, int at) throws JMSException {
        message.setIntProperty(EVIDENCE_AT, at);
    }

    /** Where evidence begins; the length of the body when there is none. */
    static int evidenceAt(Message message, int length) throws JMSException {
        return message.propertyExists(EVIDENCE_AT) ? message.getIntProperty(EVIDENCE_AT) : length;
    }

    static void write(Message message, EvidenceRequest request) throws JMSException {
        message.setStringProperty(KIND, EVIDENCE_REQUEST);
        message.setStringProperty(SITE, request.asker());
        message.setLongProperty(FROM, request.seq());
    }

    static void writeEvidence(Message message, String from, long seq) throws JMSException {
        message.setStringProperty(KIND, EVIDENCE);
        message.setStringProperty(SITE, from);
        message.setLongProperty(FROM, seq);
    }

    static void write(Message message, Enquiry enquiry) throws JMSException {
        message.setStringProperty(KIND, ENQUIRY);
        message.setStringProperty(SITE, enquiry.asker());
        message.setStringProperty(ID, enquiry.id());
        message.setStringProperty(SUBJECT, enquiry.subject());
    }

    static void write(Message message, Reply reply) throws JMSException {
        message.setStringProperty(KIND, REPLY);
        message.setStringProperty(SITE, reply.from());
        message.setStringProperty(ID, reply.id());
        message.setStringProperty(REFUSED, reply.refused());
    }

    static boolean isEnquiry(Message message) throws JMSException {
        return ENQUIRY.equals(message.getStringProperty(KIND)) && message instanceof BytesMessage;
    }

    static boolean isReply(Message message) throws JMSException {
        return REPLY.equals(message.getStringProperty(KIND)) && message instanceof BytesMessage;
    }

    /** @throws IllegalArgumentException when a property is missing or makes no sense */
    static Enquiry enquiry(Message message) throws JMSException {
        return new Enquiry(text(message, SITE), text(message, ID), text(message, SUBJECT));
    }

    /** @throws IllegalArgumentException when a property is missing or makes no sense */
    static Reply reply(Message message) throws JMSException {
        return new Reply(text(message, SITE), text(message, ID), text(message, REFUSED));
    }

    private static String text(Message message, String property) throws JMSException {
        String text = message.getStringProperty(property);
        return text == null ? "" : text;
    }

    static boolean isEvidenceRequest(Message message) throws JMSException {
        return EVIDENCE_REQUEST.equals(message.getStringProperty(KIND));
    }

    static boolean isEvidence(Message message) throws JMSException {
        return EVIDENCE.equals(message.getStringProperty(KIND)) && message instanceof BytesMessage;
    }

    static boolean isRequest(Message message) throws JMSException {
        return REQUEST.equals(message.getStringProperty(KIND));
    }

    static boolean isPortions(Message message) throws JMSException {
        return PORTIONS.equals(message.getStringProperty(KIND)) && message instanceof BytesMessage;
    }

    static boolean isNothing(Message message) throws JMSException {
        return NOTHING.equals(message.getStringProperty(KIND));
    }

    /** @throws IllegalArgumentException when a property is missing or makes no sense */
    static PortionRequest request(Message message) throws JMSException {
        return new PortionRequest(
                String.valueOf(message.getStringProperty(SITE)),
                new Span(
                        message.getLongProperty(FROM),
                        message.propertyExists(TO) ? message.getLongProperty(TO) : Long.MAX_VALUE),
                new Room(
                        message.getIntProperty(ROOM),
                        message.propertyExists(ROOM_EVENTS)
                                ? message.getIntProperty(ROOM_EVENTS)
                                : Room.DEFAULT.events()),
                Duration.ofMillis(message.getLongProperty(WAIT)),
                set(message.getStringProperty(DEMOTED)),
                wanted(message.getStringProperty(WANTED)),
                set(message.getStringProperty(DOWNSTREAM)),
                message.propertyExists(SEEKS) ? message.getStringProperty(SEEKS) : "",
                message.propertyExists(SUPERSEDED)
                        ? Superseded.valueOf(message.getStringProperty(SUPERSEDED))
                        : Superseded.KEEP);
    }

    private static Subscription wanted(@Nullable String text) {
        return text == null ? Subscription.ALL : Subscription.parse(text);
    }

    private static Set<String> set(@Nullable String texts) {
        return texts == null ? Set.of() : Set.of(texts.split(LINE));
    }

    /** Of a request for evidence, and of evidence itself; an IllegalArgumentException when a property makes no sense. */
    static EvidenceRequest evidence(Message message) throws JMSException {
        return new EvidenceRequest(String.valueOf(message.getStringProperty(SITE)), message.getLongProperty(FROM));
    }

    /** @throws IllegalArgumentException when a property is missing or makes no sense */
    static AnswerHeader header(Message message) throws JMSException {
        return new AnswerHeader(
                String.valueOf(message.getStringProperty(SITE)),
                new Position(message.getLongProperty(EPOCH), message.getLongProperty(SEQ)),
                message.getBooleanProperty(MORE),
                message.propertyExists(LACKS) && message.getBooleanProperty(LACKS),
                message.propertyExists(GONE) && message.getBooleanProperty(GONE));
    }
}
