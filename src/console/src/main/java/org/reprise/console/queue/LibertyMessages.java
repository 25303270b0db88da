package org.reprise.console.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** Messages of Open Liberty's embedded engine, by its MBeans. */
final class LibertyMessages implements Messages {
    private static final Logger LOG = Logger.getLogger(LibertyMessages.class.getName());
    private static final String INT = Integer.class.getName();
    private static final String TEXT = String.class.getName();
    private static final String FLAG = Boolean.class.getName();

    private final MBeanServer beans;

    LibertyMessages(MBeanServer beans) {
        this.beans = beans;
    }

    @Override
    public List<QueuedMessage> list(String queue, int from, int limit) {
        List<QueuedMessage> messages = new ArrayList<>();
        CompositeData[] first = first(queue, from + limit);
        for (int i = from; i < Math.min(first.length, from + limit); i++) {
            detail(queue, (String) first[i].get("id")).ifPresent(messages::add);
        }
        return messages;
    }

    /** When the first message was sent. */
    Optional<Instant> oldest(String queue) {
        CompositeData[] first = first(queue, 1);
        return first.length == 0
                ? Optional.empty()
                : detail(queue, (String) first[0].get("id")).map(QueuedMessage::sent);
    }

    /** From the first one on: the engine counts from 1, and of a later first one it sometimes takes no notice (26.0.0.3). */
    private CompositeData[] first(String queue, int count) {
        Object found = invoke(
                queue,
                "getQueuedMessages",
                new Object[] {1, count, count},
                new String[] {INT, INT, INT},
                "its messages cannot be listed");
        return found == null ? new CompositeData[0] : (CompositeData[]) found;
    }

    private Optional<QueuedMessage> detail(String queue, String id) {
        try {
            CompositeData detail = (CompositeData) beans.invoke(
                    LibertyEngine.queueName(queue), "getQueuedMessageDetail", new Object[] {id}, new String[] {TEXT});
            return Optional.ofNullable(detail).map(LibertyMessages::message);
        } catch (JMException | RuntimeMBeanException e) {
            // as a rule a consumer took it meanwhile
            LOG.log(Level.FINE, e, () -> "Message " + id + " of " + queue + " cannot be looked at");
            return Optional.empty();
        }
    }

    private static QueuedMessage message(CompositeData of) {
        Long sent = (Long) of.get("jsTimestamp");
        return new QueuedMessage(
                text(of, "id"),
                (String) of.get("apiMessageId"),
                sent == null ? null : Instant.ofEpochMilli(sent),
                number(of, "jsApproximateLength"),
                text(of, "state"),
                number(of, "jsRedeliveredCount"),
                text(of, "jsSecurityUserid"),
                text(of, "exceptionMessage"),
                text(of, "exceptionProblemDestination"));
    }

    private static String text(CompositeData of, String key) {
        Object value = of.get(key);
        return value == null ? "" : value.toString();
    }

    private static long number(CompositeData of, String key) {
        return of.get(key) instanceof Number value ? value.longValue() : 0;
    }

    /** The engine says nothing of a message that is not there, or that it leaves where it is. */
    @Override
    public void delete(String queue, String id) {
        if (detail(queue, id).isEmpty()) {
            throw new IllegalArgumentException(queue + " has no message " + id + " any more");
        }
        String refusal = "message " + id + " cannot be deleted: a consumer may have it";
        invoke(queue, "deleteQueuedMessage", new Object[] {id, false}, new String[] {TEXT, FLAG}, refusal);
        if (detail(queue, id).isPresent()) {
            throw new IllegalArgumentException(queue + ": " + refusal);
        }
    }

    @Override
    public void deleteAll(String queue) {
        invoke(
                queue,
                "deleteAllQueuedMessages",
                new Object[] {false},
                new String[] {FLAG},
                "its messages cannot be deleted");
    }

    private @Nullable Object invoke(String queue, String act, Object[] with, String[] types, String refusal) {
        ObjectName name = LibertyEngine.queueName(queue);
        try {
            return beans.invoke(name, act, with, types);
        } catch (InstanceNotFoundException e) {
            LOG.log(Level.FINE, e, () -> "No queue " + queue);
            throw new UnknownQueueException(queue);
        } catch (JMException | RuntimeMBeanException e) {
            throw new IllegalArgumentException(queue + ": " + refusal, e);
        }
    }
}
