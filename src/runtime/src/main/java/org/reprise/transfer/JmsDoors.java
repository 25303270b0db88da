package org.reprise.transfer;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.key.MessageSeal;
import org.reprise.key.UntrustedException;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.reign.EpochRefusedException;
import org.reprise.reign.ReignConflictException;

/**
 * What the message-driven beans do: reads a message and hands it on. A message that is not understood, or not signed as it should be, is
 * refused and counted before anything that it says is used; the bean goes on. What is thrown here is a fault of this site, and the
 * message is to be delivered again.
 */
public final class JmsDoors {
    /** One portion that hardly shrinks, and its frame, or several that together are shorter; and their evidence. */
    private static final long LONGEST_BODY = Portion.MAX_PLAIN_BYTES + 64 * 1024L + InlineEvidence.MAX_BYTES;

    private final Answerer answerer;
    private final EvidenceDesk evidence;
    private final Enquiries enquiries;
    private final Intake intake;
    private final Runnable asked;
    private volatile @Nullable MessageSeal seal;
    private final LongAdder requests = new LongAdder();
    private final LongAdder answers = new LongAdder();

    /** @param asked called after each request; must not wait */
    public JmsDoors(Answerer answerer, EvidenceDesk evidence, Enquiries enquiries, Intake intake, Runnable asked) {
        this.answerer = answerer;
        this.evidence = evidence;
        this.enquiries = enquiries;
        this.intake = intake;
        this.asked = asked;
    }

    /** Believes only messages that are sealed for this site. To be called before the first one comes. */
    public JmsDoors checkedBy(MessageSeal other) {
        seal = other;
        return this;
    }

    /**
     * A portion in a message, as people look at it.
     *
     * @param events how many of each event name; those that were left out by choice are not among them
     */
    public record Carried(
            long epoch, long firstSeq, long lastSeq, int count, Instant sealedAt, Map<String, Long> events) {

        private static Carried of(Portion portion) {
            Map<String, Long> events = new TreeMap<>();
            for (byte[] body : portion.bodies()) {
                if (body.length > 0) {
                    events.merge(title(body), 1L, Long::sum);
                }
            }
            return new Carried(
                    portion.epoch(),
                    portion.firstSeq(),
                    portion.lastSeq(),
                    portion.count(),
                    portion.sealedAt(),
                    events);
        }

        private static String title(byte[] body) {
            try {
                return EventJson.decode(body).title();
            } catch (UnreadableEventException e) {
                return "(unreadable)";
            }
        }
    }

    /**
     * The portions that a message carries, unchecked; none where it is of another kind.
     *
     * @throws PortionRefusedException when they cannot be read
     */
    public static List<Carried> carried(Message message) throws JMSException {
        if (JmsForm.kind(message) != JmsForm.Kind.PORTIONS
                || !(message instanceof BytesMessage bytes)
                || bytes.getBodyLength() > LONGEST_BODY) {
            return List.of();
        }
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return PortionFrames.split(Arrays.copyOf(body, JmsForm.evidenceAt(message, body.length))).stream()
                .map(Portion::parse)
                .map(Carried::of)
                .toList();
    }

    /** Messages taken from the request queue. */
    public long requests() {
        return requests.sum();
    }

    /** Messages taken from the portion queue. */
    public long answers() {
        return answers.sum();
    }

    /** A message came to the request queue. */
    public void request(Message message) {
        requests.increment();
        if (take(message, "request", this::asked)) {
            asked.run();
        }
    }

    /** A message came to the portion queue. */
    public void answer(Message message) {
        answers.increment();
        take(message, "portion", this::answered);
    }

    /** What is to be done with a message; what the doing throws is no fault of the message. */
    private interface Reading {
        Runnable of(JmsForm.Kind kind, Message message, byte[] body) throws JMSException;
    }

    /** The one way into this site: whatever comes is checked here, and does nothing before. */
    private boolean take(Message message, String queue, Reading reading) {
        Runnable took;
        Runnable doing;
        try {
            JmsForm.Kind kind = JmsForm.kind(message);
            byte[] body = message instanceof BytesMessage bytes ? body(bytes) : new byte[0];
            took = kind == JmsForm.Kind.OTHER ? () -> {} : check(message, body);
            doing = reading.of(kind, message, body);
        } catch (UntrustedException e) {
            intake.distrust(describe(message) + " on the " + queue + " queue: " + e.getMessage());
            return false;
        } catch (JMSException | IllegalArgumentException e) {
            intake.refuse(describe(message) + " on the " + queue + " queue: " + e.getMessage());
            return false;
        }
        try {
            doing.run();
        } catch (EpochRefusedException | ReignConflictException e) {
            // it would be as wrong when it is delivered again, and keep all that comes behind it away
            intake.refuse(describe(message) + " on the " + queue + " queue: " + e.getMessage());
            return false;
        }
        took.run();
        return true;
    }

    private Runnable check(Message message, byte[] body) throws JMSException {
        MessageSeal checking = seal;
        return checking == null ? () -> {} : checking.check(JmsForm.said(message), body);
    }

    /**
     * What another server of this site handed over.
     *
     * @throws IllegalArgumentException when it is not understood
     */
    public void relayed(byte[] bytes) {
        Relayed message = Relayed.parse(bytes);
        if (message instanceof Relayed.Answered answered) {
            intake.relayed(answered);
        } else if (message instanceof Relayed.EvidenceCame came) {
            intake.relayed(came.about(), came.bytes());
        } else if (message instanceof Relayed.Asked asked) {
            enquiries.relayed(asked.enquiry(), asked.question());
        } else if (message instanceof Relayed.Replied replied) {
            enquiries.relayed(replied.reply(), replied.answer());
        }
    }

    private Runnable asked(JmsForm.Kind kind, Message message, byte[] body) throws JMSException {
        return switch (kind) {
            case REQUEST -> {
                PortionRequest request = JmsForm.request(message);
                answerer.acknowledged(request);
                yield () -> answerer.asked(request);
            }
            case EVIDENCE_REQUEST -> {
                EvidenceRequest request = JmsForm.evidence(message);
                yield () -> evidence.asked(request);
            }
            case ENQUIRY -> {
                Enquiry enquiry = JmsForm.enquiry(message);
                yield () -> enquiries.asked(enquiry, body);
            }
            default -> throw new IllegalArgumentException("not a request");
        };
    }

    private Runnable answered(JmsForm.Kind kind, Message message, byte[] body) throws JMSException {
        return switch (kind) {
            case PORTIONS -> portions(message, body);
            case NOTHING -> {
                AnswerHeader header = JmsForm.header(message);
                yield () -> intake.nothing(header);
            }
            case EVIDENCE -> {
                EvidenceRequest about = JmsForm.evidence(message);
                yield () -> intake.evidence(about, body);
            }
            case REPLY -> {
                Reply reply = JmsForm.reply(message);
                yield () -> enquiries.answered(reply, body);
            }
            default -> throw new IllegalArgumentException("not an answer");
        };
    }

    private Runnable portions(Message message, byte[] body) throws JMSException {
        AnswerHeader header = JmsForm.header(message);
        int at = JmsForm.evidenceAt(message, body.length);
        if (at < 0 || at > body.length) {
            throw new IllegalArgumentException("evidence from byte " + at + " of " + body.length);
        }
        byte[] portions = Arrays.copyOf(body, at);
        byte[] evidence = Arrays.copyOfRange(body, at, body.length);
        return () -> intake.portions(header, portions, evidence);
    }

    private static byte[] body(BytesMessage message) throws JMSException {
        long length = message.getBodyLength();
        if (length > LONGEST_BODY) {
            throw new IllegalArgumentException(length + " bytes are too long for portions");
        }
        byte[] body = new byte[(int) length];
        message.readBytes(body);
        return body;
    }

    private static String describe(Message message) {
        try {
            return message.getClass().getSimpleName() + " " + message.getJMSMessageID();
        } catch (JMSException e) {
            return message.getClass().getSimpleName() + " (" + e.getMessage() + ")";
        }
    }
}
