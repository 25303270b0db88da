package org.reprise.console.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.PortionRefusedException;
import org.reprise.transfer.JmsDoors;

/** Reads what may be shown of a message. */
final class LocalReading {
    private LocalReading() {}

    static MessageView of(Message message) throws JMSException {
        Map<String, String> properties = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            String name = String.valueOf(each);
            if (name.startsWith("JMS") || name.startsWith("reprise")) {
                properties.put(name, String.valueOf(message.getStringProperty(name)));
            } else {
                others.add(name);
            }
        }
        List<JmsDoors.Carried> portions = new ArrayList<>();
        String unreadable = carried(message, portions);
        long expires = message.getJMSExpiration();
        return new MessageView(
                message.getJMSMessageID(),
                Instant.ofEpochMilli(message.getJMSTimestamp()),
                expires == 0 ? null : Instant.ofEpochMilli(expires),
                message.getJMSPriority(),
                text(message.getJMSCorrelationID()),
                text(message.getJMSReplyTo()),
                type(message),
                properties,
                others.stream().sorted().toList(),
                portions,
                unreadable);
    }

    /** @return why it cannot be read; empty when it can */
    private static String carried(Message message, List<JmsDoors.Carried> portions) throws JMSException {
        try {
            portions.addAll(JmsDoors.carried(message));
            return "";
        } catch (PortionRefusedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String text(@Nullable Destination destination) {
        return destination == null ? "" : destination.toString();
    }

    private static String type(Message message) {
        if (message instanceof BytesMessage) {
            return "bytes";
        }
        if (message instanceof TextMessage) {
            return "text";
        }
        if (message instanceof MapMessage) {
            return "map";
        }
        if (message instanceof ObjectMessage) {
            return "object";
        }
        return message instanceof StreamMessage ? "stream" : "none";
    }
}
