#!/usr/bin/env bash
# EclipseLink 4.0.9 (seen on H2 2.4.240): an OffsetDateTime is another instant for a reader in another time zone.
#
# Expected: OffsetDateTime is a basic type (Jakarta Persistence 3.1, 11.1.6), JDBC 4.2 pairs it with TIMESTAMP WITH TIME
#   ZONE, and H2 has that type: whoever reads finds the instant that was written, wherever he is.
# Seen: EclipseLink creates a column of type TIMESTAMP, writes the time of day of the JVM's own zone, and reads it with the
#   zone of the reader. Two servers in different zones that share a database see different instants; the offset that was
#   written is lost in any case.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.time.*;
import java.util.Map;

public class Finding {
    @Entity(name = "Visit")
    public static class Visit {
        @Id public int id = 1;
        public OffsetDateTime at;
    }

    public static void main(String[] arguments) {
        var url = Map.of("jakarta.persistence.jdbc.url", arguments[0]);
        var manager = Persistence.createEntityManagerFactory("unit", url).createEntityManager();
        var visit = manager.find(Visit.class, 1);
        if (visit == null) {
            visit = new Visit();
            visit.at = OffsetDateTime.parse("2026-07-01T12:00:00-04:00");
            manager.getTransaction().begin();
            manager.persist(visit);
            manager.getTransaction().commit();
            System.out.print("written in ");
        } else {
            System.out.print("read in ");
        }
        System.out.println(ZoneId.systemDefault() + ": " + visit.at + " = " + visit.at.toInstant());
    }
}
JAVA

run -Duser.timezone=Europe/Berlin "jdbc:h2:file:$work/database"
run -Duser.timezone=Europe/Berlin "jdbc:h2:file:$work/database"
run -Duser.timezone=Asia/Tokyo "jdbc:h2:file:$work/database"
known <<'OUT'
written in Europe/Berlin: 2026-07-01T12:00-04:00 = 2026-07-01T16:00:00Z
read in Europe/Berlin: 2026-07-01T18:00+02:00 = 2026-07-01T16:00:00Z
read in Asia/Tokyo: 2026-07-01T18:00+09:00 = 2026-07-01T09:00:00Z
OUT
