package org.reprise.liberty.probe;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.servlet.ServletException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import javax.naming.NamingException;

/** Takes the first message of a queue again and again, and rolls back, until the engine puts it aside. */
final class Refusals {
    private static final int MOST = 20;
    private static final long PATIENCE = 3_000;

    private Refusals() {}

    /** @return how often it was there */
    static int refuse(String queue) throws NamingException, ServletException {
        ConnectionFactory factory = ProbeServlet.find("jms/probe/local", ConnectionFactory.class);
        UserTransaction transaction = ProbeServlet.find("java:comp/UserTransaction", UserTransaction.class);
        try {
            for (int tries = 0; tries < MOST; tries++) {
                transaction.begin();
                try (JMSContext context = factory.createContext()) {
                    JMSConsumer consumer = context.createConsumer(context.createQueue(queue));
                    if (consumer.receive(PATIENCE) == null) {
                        return tries;
                    }
                } finally {
                    transaction.rollback();
                }
            }
            return MOST;
        } catch (NotSupportedException | SystemException e) {
            throw new ServletException(e);
        }
    }
}
