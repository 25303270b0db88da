package org.reprise.console.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue, without what it holds.
 *
 * @param id         of the engine's, for {@link Messages#delete}
 * @param messageId  JMSMessageID; null where the engine does not say
 * @param sent       by the clock of the sender
 * @param bytes      roughly, headers included
 * @param state      whether a consumer has it, in the engine's word
 * @param deliveries how often it was given to a consumer in vain
 * @param user       who sent it; empty where nobody says
 * @param failed     why it was put into the exception destination, in the engine's words; empty where it was not
 * @param from       the queue that it was in before that; empty where it was in none
 */
public record QueuedMessage(
        String id,
        @Nullable String messageId,
        @Nullable Instant sent,
        long bytes,
        String state,
        long deliveries,
        String user,
        String failed,
        String from) {}
