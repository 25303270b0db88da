#!/usr/bin/env bash
# ActiveMQ Artemis 2.44.0: two messages with the same duplicate id pass if they are sent in one transaction.
#
# Expected: "When the target server receives the message it will check ... in its in memory cache if it has already received
#   a message with that value", and a duplicate in a transaction makes the server "ignore the entire transaction" (its user
#   manual, Duplicate Message Detection).
# Seen: without a transaction the second is ignored; in a second transaction it is refused; within one transaction both are
#   delivered.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.apache.activemq:artemis-jakarta-server:2.44.0
java_program <<'JAVA'
import jakarta.jms.*;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Finding {
    public static void main(String[] folder) throws Exception {
        var configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false).setSecurityEnabled(false).setJournalDirectory(folder[0]);
        configuration.addAcceptorConfiguration("vm", "vm://0");
        var broker = new EmbeddedActiveMQ().setConfiguration(configuration);
        broker.start();
        try (var factory = new ActiveMQConnectionFactory("vm://0");
                var alone = factory.createContext();
                var transacted = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            send(alone, "alone");
            send(alone, "alone");
            System.out.println("no transaction: " + received(alone, "alone"));

            send(transacted, "two");
            transacted.commit();
            String second = "passed";
            try {
                send(transacted, "two");
                transacted.commit();
            } catch (JMSRuntimeException e) {
                second = "refused";
            }
            System.out.println("two transactions: the second " + second + "; " + received(alone, "two"));

            send(transacted, "one");
            send(transacted, "one");
            transacted.commit();
            System.out.println("one transaction: " + received(alone, "one"));
        } finally {
            broker.stop();
        }
        System.exit(0); // threads of the client would wait for a minute
    }

    private static void send(JMSContext context, String queue) {
        context.createProducer().setProperty("_AMQ_DUPL_ID", "the same").send(context.createQueue(queue), "");
    }

    private static String received(JMSContext context, String queue) {
        int count = 0;
        try (var consumer = context.createConsumer(context.createQueue(queue))) {
            while (consumer.receive(500) != null) {
                count++;
            }
        }
        return count + " delivered";
    }
}
JAVA

run "$work"
known <<'OUT'
no transaction: 1 delivered
two transactions: the second refused; 1 delivered
one transaction: 2 delivered
OUT
