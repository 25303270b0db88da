package org.reprise.liberty.probe;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.naming.NamingException;

/** Sends whatever a test wants to any queue of any site. */
final class ProbeMessages {

    private ProbeMessages() {}

    /**
     * Sends the body {@code count} times, or until the queue takes no more.
     *
     * @return how many were taken, a tab, and why no more; nothing behind the tab when all were
     */
    static String send(HttpServletRequest request) throws NamingException, IOException {
        ConnectionFactory factory = ProbeServlet.find(request.getParameter("factory"), ConnectionFactory.class);
        byte[] body = request.getInputStream().readAllBytes();
        int count = Integer.parseInt(request.getParameter("count"));
        int sent = 0;
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Queue queue = context.createQueue(request.getParameter("queue"));
            JMSProducer producer = context.createProducer();
            for (; sent < count; sent++) {
                producer.send(queue, message(context, request, body));
            }
            return sent + "\t";
        } catch (JMSException | JMSRuntimeException e) {
            return sent + "\t" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }

    private static Message message(JMSContext context, HttpServletRequest request, byte[] body) throws JMSException {
        Message message =
                filled(context, request.getParameter("kind"), body, Integer.parseInt(request.getParameter("padding")));
        String[] properties = request.getParameterValues("property");
        for (String property : properties == null ? new String[0] : properties) {
            String[] parts = property.split("\\|", 3);
            switch (parts[1]) {
                case "Long" -> message.setLongProperty(parts[0], Long.parseLong(parts[2]));
                case "Integer" -> message.setIntProperty(parts[0], Integer.parseInt(parts[2]));
                case "Boolean" -> message.setBooleanProperty(parts[0], Boolean.parseBoolean(parts[2]));
                default -> message.setStringProperty(parts[0], parts[2]);
            }
        }
        return message;
    }

    private static Message filled(JMSContext context, String kind, byte[] body, int padding) throws JMSException {
        if (kind.equals("text")) {
            return context.createTextMessage(new String(body, StandardCharsets.UTF_8));
        }
        BytesMessage message = context.createBytesMessage();
        message.writeBytes(body);
        byte[] chunk = new byte[1 << 20];
        for (int left = padding; left > 0; left -= chunk.length) {
            message.writeBytes(chunk, 0, Math.min(left, chunk.length));
        }
        return message;
    }
}
