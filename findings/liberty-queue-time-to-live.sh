#!/usr/bin/env bash
# Open Liberty 26.0.0.3, embedded messaging: <jmsQueue> with timeToLive="60s" lets messages expire after 60 milliseconds, and
# without timeToLive the time to live of the application is not heeded.
#
# Expected: timeToLive is a period of time, of which the reference says "specify 30 seconds as 30s" (jmsQueue,
#   properties.wasJms, timeToLive: type duration in seconds, "the default time ... that the system must keep the messages").
#   A default gives way to JMSProducer.setTimeToLive; Jakarta Messaging 3.1 lets an administrator override the client, but
#   on the second queue nobody did.
# Seen: the period is read as seconds and its number used as milliseconds. And the queue's value always wins, also the 0 that
#   it has if nothing is written, which means for ever. Messages that were to live for a minute are gone, those that were to
#   expire stay.
# Starts a server from the runtime's zip (350 MB from Maven) and asks it by curl.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
command -v curl > /dev/null || skip curl

packages io.openliberty:openliberty-runtime:26.0.0.3:zip \
  jakarta.platform:jakarta.jakartaee-web-api:10.0.0 jakarta.jms:jakarta.jms-api:3.1.0
java_program <<'JAVA'
import jakarta.jms.*;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import javax.naming.*;

@WebServlet("/finding")
public class Finding extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var names = new InitialContext();
            for (String queue : new String[] {"jms/minute", "jms/plain"}) {
                for (long timeToLive : new long[] {0, 5_000}) {
                    try (var context = ((ConnectionFactory) names.lookup("jms/factory")).createContext()) {
                        var message = context.createMessage();
                        var producer = context.createProducer().setTimeToLive(timeToLive);
                        producer.send((Queue) names.lookup(queue), message);
                        long expiration = message.getJMSExpiration();
                        response.getWriter().printf("%s, setTimeToLive(%d): %s%n", queue, timeToLive,
                                expiration == 0 ? "never expires"
                                        : "expires after " + (expiration - message.getJMSTimestamp()) + " ms");
                    }
                }
            }
        } catch (NamingException | JMSException e) {
            throw new IOException(e);
        }
    }
}
JAVA

unpack openliberty-runtime "$work"
chmod +x "$work/wlp/bin/server"
server=$work/wlp/usr/servers/finding
mkdir -p "$server/dropins" "$work/war/WEB-INF"
cp -r "$work/classes" "$work/war/WEB-INF/classes"
jar --create --file "$server/dropins/finding.war" -C "$work/war" .
port=$(free_port)
cat > "$server/server.xml" <<XML
<server>
  <featureManager>
    <feature>servlet-6.0</feature><feature>jndi-1.0</feature>
    <feature>messaging-3.1</feature><feature>messagingServer-3.0</feature><feature>messagingClient-3.0</feature>
  </featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="$port" httpsPort="-1"/>
  <wasJmsEndpoint id="InboundJmsCommsEndpoint" host="127.0.0.1" wasJmsPort="-1" wasJmsSSLPort="-1"/>
  <messagingEngine><queue id="QUEUE"/></messagingEngine>
  <jmsConnectionFactory jndiName="jms/factory"><properties.wasJms/></jmsConnectionFactory>
  <jmsQueue jndiName="jms/minute"><properties.wasJms queueName="QUEUE" timeToLive="60s"/></jmsQueue>
  <jmsQueue jndiName="jms/plain"><properties.wasJms queueName="QUEUE"/></jmsQueue>
</server>
XML
stop() {
  "$work/wlp/bin/server" stop finding > /dev/null 2>&1
}
"$work/wlp/bin/server" start finding > "$work/start" 2>&1 || fail "$work/start"
curl -sSf --retry 60 --retry-all-errors --retry-delay 1 "http://127.0.0.1:$port/finding/finding" 2> "$work/errors" |
  tee "$work/seen" || fail "$work/errors"
known <<'OUT'
jms/minute, setTimeToLive(0): expires after 60 ms
jms/minute, setTimeToLive(5000): expires after 60 ms
jms/plain, setTimeToLive(0): never expires
jms/plain, setTimeToLive(5000): never expires
OUT
