package org.reprise.console.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;

/** What operators may look at and do in the queues of this server. Each act says what it did. Safe for several threads. */
@ApplicationScoped
public class QueueDesk {
    private final Messages messages;
    private final Consumers consumers;

    QueueDesk() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    private QueueDesk(MBeanServer beans) {
        this(new LibertyMessages(beans), new LibertyConsumers(beans));
    }

    QueueDesk(Messages messages, Consumers consumers) {
        this.messages = messages;
        this.consumers = consumers;
    }

    /** @throws UnknownQueueException when the engine has no such queue */
    public List<QueuedMessage> messages(String queue, int from, int limit) {
        return messages.list(queue, from, limit);
    }

    /**
     * Deletes one message.
     *
     * @return the effect, in words
     * @throws UnknownQueueException when the engine has no such queue
     * @throws IllegalArgumentException when the queue has no such message any more
     */
    public String delete(String queue, String id) {
        messages.delete(queue, id);
        return "Message " + id + " of " + queue + " is deleted. " + loss(queue);
    }

    /**
     * Deletes all messages but those that a consumer has.
     *
     * @return the effect, in words
     * @throws UnknownQueueException when the engine has no such queue
     */
    public String purge(String queue) {
        messages.deleteAll(queue);
        return "What was in " + queue + " is deleted, but for what a consumer had. " + loss(queue);
    }

    private static String loss(String queue) {
        return QueueKind.of(queue) == QueueKind.REPRISE
                ? "Nothing is lost by that: a site asks again for what did not come."
                : "It is gone for good: nobody sends it again.";
    }

    public List<Consumer> consumers() {
        return consumers.list();
    }

    /**
     * @return the effect, in words
     * @throws IllegalArgumentException when there is no such consumer
     */
    public String pause(String name) {
        consumers.pause(name);
        return name
                + " takes no message until it is resumed, or the server is restarted. What comes stays in its queue.";
    }

    /**
     * @return the effect, in words
     * @throws IllegalArgumentException when there is no such consumer
     */
    public String resume(String name) {
        consumers.resume(name);
        return name + " takes messages again.";
    }
}
