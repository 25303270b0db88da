#!/usr/bin/env bash
# EclipseLink 4.0.9 on H2 2.4.240 and HSQLDB 2.7.4: an entity whose @Version is a java.sql.Timestamp cannot be inserted.
#
# Expected: Timestamp is one of the seven types that a version may have (Jakarta Persistence 3.1, 11.1.56).
# Seen: EclipseLink asks the database for the time by SELECT CURRENT_TIMESTAMP, whose type is TIMESTAMP WITH TIME ZONE in
#   both; the drivers give an OffsetDateTime, as JDBC 4.2 says, and EclipseLink cannot make a Timestamp of it.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240 org.hsqldb:hsqldb:2.7.4
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.sql.Timestamp;
import java.util.Map;

public class Finding {
    @Entity(name = "Page")
    public static class Page {
        @Id public int id = 1;
        @Version public Timestamp changed;
    }

    public static void main(String[] url) {
        var factory = Persistence.createEntityManagerFactory("unit", Map.of("jakarta.persistence.jdbc.url", url[0]));
        var manager = factory.createEntityManager();
        manager.getTransaction().begin();
        manager.persist(new Page());
        String outcome = "inserted";
        try {
            manager.getTransaction().commit();
        } catch (RollbackException e) {
            outcome = e.getMessage().lines().filter(line -> line.startsWith("Exception Description")).findFirst()
                    .orElse(e.getMessage()).replaceAll("\\[2[^]]+\\]", "[now]");
        }
        System.out.println(url[0].split(":")[1] + ": " + outcome);
    }
}
JAVA

run 'jdbc:h2:mem:finding'
run 'jdbc:hsqldb:mem:finding'
known <<'OUT'
h2: Exception Description: The object [now], of class [class java.time.OffsetDateTime], could not be converted to [class java.sql.Timestamp].
hsqldb: Exception Description: The object [now], of class [class java.time.OffsetDateTime], could not be converted to [class java.sql.Timestamp].
OUT
