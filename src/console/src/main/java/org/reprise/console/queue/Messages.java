package org.reprise.console.queue;

import java.util.List;

/** What is in the queues of a messaging engine, message by message. Safe for several threads. */
interface Messages {

    /**
     * The messages of a queue from the first one on; those that a consumer takes meanwhile are left out.
     *
     * @param from  so many are passed over
     * @param limit most of them
     * @throws UnknownQueueException when the engine has no such queue
     */
    List<QueuedMessage> list(String queue, int from, int limit);

    /**
     * Deletes a message for good.
     *
     * @throws UnknownQueueException when the engine has no such queue
     * @throws IllegalArgumentException when the queue has no such message any more, or a consumer has it
     */
    void delete(String queue, String id);

    /**
     * Deletes what is in a queue for good, but for what a consumer has.
     *
     * @throws UnknownQueueException when the engine has no such queue
     */
    void deleteAll(String queue);
}
