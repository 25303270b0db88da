package org.reprise.transfer;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An engine in memory: keeps what is sent, and gives it as a message that can be read, changed by the way if a test wants that. */
final class SentMessages {
    final List<Sent> all = new ArrayList<>();

    /** What lies in a queue. */
    record Sent(String queue, SortedMap<String, Object> properties, byte[] body) {
        Sent with(String property, Object value) {
            SortedMap<String, Object> changed = new TreeMap<>(properties);
            changed.put(property, value);
            return new Sent(queue, changed, body);
        }

        Sent without(String property) {
            SortedMap<String, Object> fewer = new TreeMap<>(properties);
            fewer.remove(property);
            return new Sent(queue, fewer, body);
        }

        Sent holding(byte[] other) {
            return new Sent(queue, properties, other);
        }

        /** As a listener gets it: a new one each time. */
        BytesMessage message() {
            return new Content(properties, body).proxy();
        }
    }

    Sent last() {
        return all.get(all.size() - 1);
    }

    ConnectionFactory factory() {
        return proxy(ConnectionFactory.class, (self, method, arguments) -> context());
    }

    private JMSContext context() {
        return proxy(JMSContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "createBytesMessage" -> new Content(new TreeMap<>(), new byte[0]).proxy();
            case "createQueue" -> proxy(Queue.class, (queue, getter, none) -> arguments[0]);
            case "createProducer" -> producer();
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private JMSProducer producer() {
        return proxy(JMSProducer.class, (self, method, arguments) -> {
            if (method.getName().equals("send")) {
                Content content = (Content) Proxy.getInvocationHandler(arguments[1]);
                String queue = ((Queue) (Destination) arguments[0]).getQueueName();
                all.add(new Sent(queue, new TreeMap<>(content.properties), content.written.toByteArray()));
            }
            return self;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SentMessages.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Properties are read as any type, as JMS has it. */
    private static final class Content implements InvocationHandler {
        private final SortedMap<String, Object> properties;
        private final byte[] body;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        Content(SortedMap<String, Object> properties, byte[] body) {
            this.properties = properties;
            this.body = body;
        }

        BytesMessage proxy() {
            return SentMessages.proxy(BytesMessage.class, this);
        }

        @Override
        public Object invoke(Object self, java.lang.reflect.Method method, Object[] arguments) {
            String name = method.getName();
            if (name.startsWith("set") && name.endsWith("Property")) {
                properties.put((String) arguments[0], arguments[1]);
                return null;
            }
            Object value = name.endsWith("Property") ? properties.get((String) arguments[0]) : null;
            return switch (name) {
                case "getStringProperty" -> value == null ? null : value.toString();
                case "getLongProperty" -> Long.valueOf(String.valueOf(value));
                case "getIntProperty" -> Integer.valueOf(String.valueOf(value));
                case "getBooleanProperty" -> Boolean.valueOf(String.valueOf(value));
                case "propertyExists" -> properties.containsKey((String) arguments[0]);
                case "getPropertyNames" -> Collections.enumeration(properties.keySet());
                case "writeBytes" -> {
                    written.writeBytes((byte[]) arguments[0]);
                    yield null;
                }
                case "getBodyLength" -> (long) body.length;
                case "readBytes" -> read((byte[]) arguments[0]);
                case "getJMSMessageID" -> "ID:test";
                default -> throw new UnsupportedOperationException(name);
            };
        }

        private int read(byte[] into) {
            byte[] part = Arrays.copyOf(body, Math.min(body.length, into.length));
            System.arraycopy(part, 0, into, 0, part.length);
            return part.length;
        }
    }
}
