package org.reprise.transfer;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.reprise.portion.Portion;

/**
 * What the message-driven beans do: reads a message and hands it on. A message that is not understood is refused and counted; the
 * bean goes on. What is thrown here is a fault of this site, and the message is to be delivered again.
 */
public final class JmsDoors {
    /** One portion that hardly shrinks, and its frame, or several that together are shorter; and their evidence. */
    private static final long LONGEST_BODY = Portion.MAX_PLAIN_BYTES + 64 * 1024L + InlineEvidence.MAX_BYTES;

    private final Answerer answerer;
    private final EvidenceDesk evidence;
    private final Enquiries enquiries;
    private final Intake intake;
    private final Runnable asked;
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
        try {
            switch (JmsForm.kind(message)) {
                case REQUEST -> answerer.asked(JmsForm.request(message));
                case EVIDENCE_REQUEST -> evidence.asked(JmsForm.evidence(message));
                case ENQUIRY -> enquiries.asked(JmsForm.enquiry(message), body((BytesMessage) message));
                default -> throw new IllegalArgumentException("not a request");
            }
        } catch (JMSException | IllegalArgumentException e) {
            intake.refuse(describe(message) + " on the request queue: " + e.getMessage());
            return;
        }
        asked.run();
    }

    /** A message came to the portion queue. */
    public void answer(Message message) {
        answers.increment();
        Runnable taken;
        try {
            taken = understood(message);
        } catch (JMSException | IllegalArgumentException e) {
            intake.refuse(describe(message) + " on the portion queue: " + e.getMessage());
            return;
        }
        taken.run();
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

    /** What is to be done with an answer; what the doing throws is no fault of the message. */
    private Runnable understood(Message message) throws JMSException {
        return switch (JmsForm.kind(message)) {
            case PORTIONS -> portions((BytesMessage) message);
            case NOTHING -> {
                AnswerHeader header = JmsForm.header(message);
                yield () -> intake.nothing(header);
            }
            case EVIDENCE -> {
                byte[] body = body((BytesMessage) message);
                EvidenceRequest about = JmsForm.evidence(message);
                yield () -> intake.evidence(about, body);
            }
            case REPLY -> {
                byte[] body = body((BytesMessage) message);
                Reply reply = JmsForm.reply(message);
                yield () -> enquiries.answered(reply, body);
            }
            default -> throw new IllegalArgumentException("not an answer");
        };
    }

    private Runnable portions(BytesMessage message) throws JMSException {
        byte[] body = body(message);
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
