#!/usr/bin/env bash
# Open Liberty 26.0.0.3 with its EclipseLink 4.0.9: a persistence unit that is opened when the application starts and finds no
# database then fails until the application is restarted; one that is opened by its first use is tried again.
#
# Expected: eclipselink.deploy-on-startup says when a unit is opened ("true: deploy when the application starts, useful for
#   early problem detection"), not whether the server tries again. A database may come later than its server; data sources of
#   Liberty connect anew, and so does the unit without that property.
# Seen: the first failure is kept, and given to every later injection of an EntityManager, long after the database is up;
#   the log shows the old "Connection refused" each time. The same holds for a unit that generates its schema at the start.
# Starts a server from the runtime's zip (350 MB from Maven) and asks it by curl.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
command -v curl > /dev/null || skip curl

packages io.openliberty:openliberty-runtime:26.0.0.3:zip \
  jakarta.platform:jakarta.jakartaee-web-api:10.0.0 com.h2database:h2:2.4.240
java_program <<'JAVA'
import jakarta.persistence.*;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import javax.naming.*;

@PersistenceContext(name = "early", unitName = "early")
@PersistenceContext(name = "late", unitName = "late")
@WebServlet("/finding")
public class Finding extends HttpServlet {
    @Entity(name = "Note")
    public static class Note {
        @Id public int id;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().printf("opened at the start: %s; by its first use: %s%n", used("early"), used("late"));
    }

    private static String used(String unit) {
        try {
            var manager = (EntityManager) new InitialContext().lookup("java:comp/env/" + unit);
            manager.createNativeQuery("SELECT 1").getSingleResult();
            return "works";
        } catch (NamingException | PersistenceException e) {
            return "fails";
        }
    }
}
JAVA

unpack openliberty-runtime "$work"
chmod +x "$work/wlp/bin/server"
server=$work/wlp/usr/servers/finding
port=$(free_port)
database=$(free_port)
while ((database == port)); do database=$(free_port); done
mkdir -p "$server/dropins" "$work/war/WEB-INF" "$work/classes/META-INF" "$work/data"
cat > "$work/classes/META-INF/persistence.xml" <<'XML'
<persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
  <persistence-unit name="early">
    <jta-data-source>jdbc/late</jta-data-source>
    <properties><property name="eclipselink.deploy-on-startup" value="true"/></properties>
  </persistence-unit>
  <persistence-unit name="late">
    <jta-data-source>jdbc/late</jta-data-source>
  </persistence-unit>
</persistence>
XML
cp -r "$work/classes" "$work/war/WEB-INF/classes"
jar --create --file "$server/dropins/finding.war" -C "$work/war" .
cat > "$server/server.xml" <<XML
<server>
  <featureManager>
    <feature>servlet-6.0</feature><feature>jndi-1.0</feature><feature>persistence-3.1</feature>
  </featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="$port" httpsPort="-1"/>
  <library id="h2"><file name="$(package_file h2-)"/></library>
  <dataSource jndiName="jdbc/late" type="java.sql.Driver">
    <jdbcDriver libraryRef="h2"/>
    <properties URL="jdbc:h2:tcp://127.0.0.1:$database/./late" user="sa" password=""/>
  </dataSource>
</server>
XML
h2=
stop() {
  "$work/wlp/bin/server" stop finding > /dev/null 2>&1
  [[ -z $h2 ]] || kill "$h2"
}
ask() {
  curl -sSf --retry 60 --retry-all-errors --retry-delay 1 "http://127.0.0.1:$port/finding/finding" 2> "$work/errors" |
    sed "s/^/$1, /" | tee -a "$work/seen" || fail "$work/errors"
}
"$work/wlp/bin/server" start finding > "$work/start" 2>&1 || fail "$work/start"
ask 'database down'
java -cp "$(package_file h2-)" org.h2.tools.Server -tcp -tcpPort "$database" -ifNotExists -baseDir "$work/data" \
  > "$work/h2" 2>&1 &
h2=$!
for ((i = 0; i < 600; i++)); do
  (exec 3<> "/dev/tcp/127.0.0.1/$database") 2> /dev/null && break
  sleep 0.1
done
ask 'database up'
sleep 5
ask 'five seconds later'
known <<'OUT'
database down, opened at the start: fails; by its first use: fails
database up, opened at the start: fails; by its first use: works
five seconds later, opened at the start: fails; by its first use: works
OUT
