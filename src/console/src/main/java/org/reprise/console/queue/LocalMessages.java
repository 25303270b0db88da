package org.reprise.console.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.transaction.Transactional;
import java.util.Enumeration;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Messages of this server's own engine by JMS: looked at without being taken, and put back to where they were. Safe for several threads. */
@ApplicationScoped
public class LocalMessages {
    /** Name of the connection factory of the local engine. */
    static final String FACTORY = "jms/reprise/local";

    private static final String FAILED_IN = "JMS_IBM_ExceptionProblemDestination";
    private static final Pattern ID = Pattern.compile("ID:[0-9A-Za-z._-]{1,200}");

    /**
     * One message of a queue, as it lies there.
     *
     * @throws IllegalArgumentException when it is not there any more, or this server has no way to its engine
     */
    public MessageView look(String queue, String messageId) {
        try (JMSContext context = factory().createContext();
                QueueBrowser browser = context.createBrowser(context.createQueue(queue), selector(messageId))) {
            Enumeration<?> found = browser.getEnumeration();
            if (!found.hasMoreElements()) {
                throw gone(queue, messageId);
            }
            return LocalReading.of((Message) found.nextElement());
        } catch (JMSException | JMSRuntimeException e) {
            throw refused(queue, e);
        }
    }

    /**
     * Takes a message out of the exception destination and puts it back into the queue that it was in, as its last, in one transaction.
     *
     * @return the effect, in words
     * @throws IllegalArgumentException when it is not there any more, or nobody knows where it was; it stays then
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public String putBack(String messageId) {
        String aside = LibertyEngine.EXCEPTION_DESTINATION;
        try (JMSContext context = factory().createContext()) {
            JMSConsumer consumer = context.createConsumer(context.createQueue(aside), selector(messageId));
            Message message = consumer.receiveNoWait();
            if (message == null) {
                throw gone(aside, messageId);
            }
            String queue = message.getStringProperty(FAILED_IN);
            if (queue == null || queue.isBlank()) {
                throw new IllegalArgumentException("Nobody says which queue message " + messageId + " was in");
            }
            JMSProducer producer = context.createProducer()
                    .setDeliveryMode(message.getJMSDeliveryMode())
                    .setPriority(message.getJMSPriority());
            if (message.getJMSExpiration() > 0) {
                producer.setTimeToLive(Math.max(1, message.getJMSExpiration() - System.currentTimeMillis()));
            }
            producer.send(context.createQueue(queue), message);
            return effect(messageId, queue);
        } catch (JMSException | JMSRuntimeException e) {
            throw refused(aside, e);
        }
    }

    static String effect(String messageId, String queue) {
        return "Message " + messageId + " is in " + queue + " again, behind what came since. "
                + (QueueKind.of(queue) == QueueKind.REPRISE
                        ? "Its site takes it like any other, and absorbs what it has already; without it, it would have asked for that again."
                        : "Whoever takes messages there gets it once more; what it has done of it before may be done twice.");
    }

    /** Quotes and blanks never get into a selector. */
    static String selector(String messageId) {
        if (!ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException("'" + messageId + "' is no id of a message: it begins with ID:");
        }
        return "JMSMessageID = '" + messageId + "'";
    }

    @SuppressWarnings("BanJNDI") // the ban is about names that users choose
    private static ConnectionFactory factory() {
        try {
            return InitialContext.doLookup(FACTORY);
        } catch (NamingException e) {
            throw new IllegalArgumentException(
                    "This server has no connection factory " + FACTORY + ": take the one of reprise.xml", e);
        }
    }

    private static IllegalArgumentException gone(String queue, String messageId) {
        return new IllegalArgumentException(queue + " has no message " + messageId + " any more, or a consumer has it");
    }

    private static IllegalArgumentException refused(String queue, Exception e) {
        return new IllegalArgumentException("The engine does not give messages of " + queue + ": " + e.getMessage(), e);
    }
}
