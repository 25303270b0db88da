package org.reprise.console.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.transfer.JmsDoors;

/**
 * A message that was looked at and left where it is: its headers, and of Reprise's what it carries. Of the application's properties
 * the names only, and nothing of its body.
 *
 * @param messageId     JMSMessageID
 * @param sent          by the clock of the sender
 * @param expires       null where it does not
 * @param priority      JMSPriority
 * @param correlationId empty where there is none
 * @param replyTo       empty where no answer is asked for
 * @param type          bytes, text or another
 * @param properties    those of Reprise and of the engine with their values
 * @param others        names of the application's
 * @param portions      what it carries to a secondary
 * @param unreadable    why that cannot be read; empty where it can
 */
public record MessageView(
        String messageId,
        Instant sent,
        @Nullable Instant expires,
        int priority,
        String correlationId,
        String replyTo,
        String type,
        Map<String, String> properties,
        List<String> others,
        List<JmsDoors.Carried> portions,
        String unreadable) {}
