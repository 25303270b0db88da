package org.reprise.transfer;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reprise.job.Errands;
import org.reprise.key.MessageSeal;

/**
 * Carries messages by JMS to queues on the peer's own engine: {@code reprise.<site>.requests} and {@code reprise.<site>.portions},
 * always derived from the site's name. Answers are persistent. A request for portions is not: one that is lost, perhaps in a full
 * queue, is one that is not answered, and who asked asks again. So an engine that many ask writes nothing down for them.
 */
public final class JmsTransport implements Transport {
    private static final byte[] EMPTY = {};

    private final Function<String, ConnectionFactory> factories;
    private final @Nullable MessageSeal seal;
    private final @Nullable Errands errands;

    /** @param factories the connection factory for a site's engine; may throw {@link UnreachableException} */
    public JmsTransport(Function<String, ConnectionFactory> factories) {
        this(factories, null, null);
    }

    private JmsTransport(
            Function<String, ConnectionFactory> factories, @Nullable MessageSeal seal, @Nullable Errands errands) {
        this.factories = factories;
        this.seal = seal;
        this.errands = errands;
    }

    @Override
    public Transport signedBy(MessageSeal other) {
        return new JmsTransport(factories, other, errands);
    }

    @Override
    public Transport by(Errands other) {
        return new JmsTransport(factories, seal, other);
    }

    /** An engine that is cut off answers nothing, and its connection does not end for many minutes. */
    private void within(String site, Runnable work) {
        if (errands == null) {
            work.run();
        } else if (!errands.run(site, work)) {
            throw new UnreachableException(site, "its engine does not answer", null);
        }
    }

    /** The queue of a site that takes requests. */
    public static String requestQueue(String site) {
        return "reprise." + site + ".requests";
    }

    /** The queue of a site that takes portions. */
    public static String portionQueue(String site) {
        return "reprise." + site + ".portions";
    }

    @Override
    public boolean knows(String site) {
        try {
            return factories.apply(site) != null;
        } catch (UnreachableException e) {
            return false;
        }
    }

    @Override
    public void open(String site) {
        within(site, () -> openHere(site));
    }

    private void openHere(String site) {
        try (JMSContext context = factories.apply(site).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer();
        } catch (JMSRuntimeException e) {
            throw new UnreachableException(site, JmsTrouble.words("", e), e);
        }
    }

    @Override
    public void request(String site, PortionRequest request) {
        send(site, requestQueue(site), DeliveryMode.NON_PERSISTENT, EMPTY, message -> JmsForm.write(message, request));
    }

    @Override
    public void portions(String site, AnswerHeader header, List<byte[]> portions, byte[] evidence) {
        byte[] frames = PortionFrames.join(portions);
        byte[] body = evidence.length == 0 ? frames : Bytes.join(frames, evidence);
        send(site, portionQueue(site), body, message -> {
            JmsForm.write(message, header, JmsForm.Kind.PORTIONS);
            if (evidence.length > 0) {
                JmsForm.writeEvidenceAt(message, frames.length);
            }
        });
    }

    @Override
    public void nothing(String site, AnswerHeader header) {
        send(site, portionQueue(site), EMPTY, message -> JmsForm.write(message, header, JmsForm.Kind.NOTHING));
    }

    @Override
    public void requestEvidence(String site, EvidenceRequest request) {
        send(site, requestQueue(site), EMPTY, message -> JmsForm.write(message, request));
    }

    @Override
    public void evidence(String site, String from, long seq, byte[] evidence) {
        send(site, portionQueue(site), evidence, message -> JmsForm.writeEvidence(message, from, seq));
    }

    @Override
    public void enquire(String site, Enquiry enquiry, byte[] question) {
        send(site, requestQueue(site), question, message -> JmsForm.write(message, enquiry));
    }

    @Override
    public void reply(String site, Reply reply, byte[] answer) {
        send(site, portionQueue(site), answer, message -> JmsForm.write(message, reply));
    }

    private interface Filling {
        /** Writes what the message says beside its body. */
        void fill(BytesMessage message) throws JMSException;
    }

    private void send(String site, String queue, byte[] body, Filling filling) {
        send(site, queue, DeliveryMode.PERSISTENT, body, filling);
    }

    private void send(String site, String queue, int deliveryMode, byte[] body, Filling filling) {
        within(site, () -> sendHere(site, queue, deliveryMode, body, filling));
    }

    private void sendHere(String site, String queue, int deliveryMode, byte[] body, Filling filling) {
        try (JMSContext context = factories.apply(site).createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            BytesMessage message = context.createBytesMessage();
            filling.fill(message);
            message.writeBytes(body);
            // the one place where a message gets its signature: over all that it says by now
            if (seal != null) {
                JmsForm.add(message, seal.seal(JmsForm.said(message), site, body));
            }
            context.createProducer().setDeliveryMode(deliveryMode).send(context.createQueue(queue), message);
        } catch (JMSException | JMSRuntimeException e) {
            throw new UnreachableException(site, JmsTrouble.words(queue, e), e);
        }
    }
}
