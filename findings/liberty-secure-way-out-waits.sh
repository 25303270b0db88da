#!/usr/bin/env bash
# Open Liberty 26.0.0.3: a <wasJmsOutbound useSSL="true"> with SSL options and key stores of its own never begins while the server has no
# default key store, and nothing in the log says so.
#
# Expected: the outbound chain uses the <ssl> that its <sslOptions sslRef="…"> names, as the inbound <wasJmsEndpoint> of the same
#   configuration does, which listens; or an error names what is missing.
# Seen: each connection fails for ever with "CWSIJ0064E: An internal error occurred." The same server with one more line, a <keyStore
#   id="defaultKeyStore"> that no message ever uses, connects. "server create" leaves a password for such a store in server.env, which is
#   why the examples work; a configuration that is copied without that file does not.
# Starts a server from the runtime's zip (350 MB from Maven) that sends a message to itself over TLS.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
command -v curl > /dev/null || skip curl

packages io.openliberty:openliberty-runtime:26.0.0.3:zip jakarta.platform:jakarta.jakartaee-api:10.0.0
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
        response.getWriter().println(sent());
    }

    private static String sent() {
        try {
            var factory = (ConnectionFactory) new InitialContext().lookup("jms/secure");
            try (JMSContext context = factory.createContext()) {
                context.createProducer().send(context.createQueue("notes"), "note");
                return "sent over TLS";
            }
        } catch (JMSRuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause.getMessage().startsWith("CWSIJ0064E")) {
                    return cause.getMessage();
                }
            }
            return e.getMessage();
        } catch (NamingException e) {
            return e.toString();
        }
    }
}
JAVA

unpack openliberty-runtime "$work"
chmod +x "$work/wlp/bin/server"
server=$work/wlp/usr/servers/finding
port=$(free_port)
messages=$(free_port)
while ((messages == port)); do messages=$(free_port); done
mkdir -p "$server/dropins" "$work/war/WEB-INF"
cp -r "$work/classes" "$work/war/WEB-INF/classes"
jar --create --file "$server/dropins/finding.war" -C "$work/war" .
keytool -genkeypair -alias own -keyalg EC -groupname secp256r1 -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1 \
  -storetype PKCS12 -keystore "$server/own.p12" -storepass finding-only 2> /dev/null

# with LINE   starts the server with one more line, asks it until it answers, and stops it
with() {
  cat > "$server/server.xml" <<XML
<server>
  <featureManager>
    <feature>servlet-6.0</feature><feature>messaging-3.1</feature><feature>messagingClient-3.0</feature>
    <feature>messagingServer-3.0</feature><feature>jndi-1.0</feature><feature>transportSecurity-1.0</feature>
  </featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="$port" httpsPort="-1"/>
  <keyStore id="own" location="\${server.config.dir}/own.p12" type="PKCS12" password="finding-only"/>
  <ssl id="own" keyStoreRef="own" trustStoreRef="own"/>
  <wasJmsEndpoint id="InboundJmsCommsEndpoint" host="localhost" wasJmsPort="-1" wasJmsSSLPort="$messages">
    <sslOptions sslRef="own"/>
  </wasJmsEndpoint>
  <wasJmsOutbound id="BootstrapSecureMessaging" useSSL="true"><sslOptions sslRef="own"/></wasJmsOutbound>
  <messagingEngine><queue id="notes"/></messagingEngine>
  <jmsConnectionFactory jndiName="jms/secure">
    <properties.wasJms remoteServerAddress="localhost:$messages:BootstrapSecureMessaging"
                       targetTransport="CLIENT" targetTransportChain="InboundSecureMessaging"/>
  </jmsConnectionFactory>
  $1
</server>
XML
  "$work/wlp/bin/server" start finding > "$work/start" 2>&1 || fail "$work/start"
  # the engine is ready later than the first page; what fails then still fails after half a minute
  local answer i
  for ((i = 0; i < 30; i++)); do
    answer=$(curl -s "http://127.0.0.1:$port/finding/finding" || true)
    [[ $answer == sent* ]] && break
    sleep 1
  done
  echo "$2: $answer" | tee -a "$work/seen"
  "$work/wlp/bin/server" stop finding > /dev/null
}

stop() {
  "$work/wlp/bin/server" stop finding > /dev/null 2>&1
}

with "" "without a default key store"
with '<keyStore id="defaultKeyStore" location="${server.config.dir}/own.p12" type="PKCS12" password="finding-only"/>' \
  "with one"
known <<'OUT'
without a default key store: CWSIJ0064E: An internal error occurred.
with one: sent over TLS
OUT
