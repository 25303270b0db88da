#!/usr/bin/env bash
# EclipseLink 4.0.9 on H2 2.4.240 and HSQLDB 2.7.4: a JPQL UPDATE commits what the transaction wrote before it.
#
# Expected: a JPQL UPDATE "maps directly to a database update operation" (Jakarta Persistence 3.1, 4.10) and takes part in
#   the transaction in which it is called; a rollback takes back all.
# Seen: where one UPDATE sets and asks for columns of both tables of a joined inheritance, EclipseLink first creates
#   temporary tables for the new values, by plain CREATE TEMPORARY TABLE, and in both databases that commits (for H2 see
#   CREATE TABLE in its manual, which has the word TRANSACTIONAL against it). What was written before stays after the
#   rollback; the update itself is rolled back. So half of a transaction is in the database, and nothing is said.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240 org.hsqldb:hsqldb:2.7.4
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.util.Map;

public class Finding {
    @Entity(name = "Person")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Person {
        @Id public int id = 1;
        public int age;
    }

    @Entity(name = "Worker")
    public static class Worker extends Person {
        public int wage;
    }

    @Entity(name = "Note")
    public static class Note {
        @Id public int id = 1;
    }

    public static void main(String[] url) {
        var factory = Persistence.createEntityManagerFactory("unit", Map.of("jakarta.persistence.jdbc.url", url[0]));
        var before = factory.createEntityManager();
        before.getTransaction().begin();
        before.persist(new Worker());
        before.getTransaction().commit();

        for (String where : new String[] {"w.wage = 0", "w.wage = 0 AND w.age = 0"}) {
            var manager = factory.createEntityManager();
            manager.getTransaction().begin();
            manager.persist(new Note());
            manager.flush();
            manager.createQuery("UPDATE Worker w SET w.age = w.age + 1, w.wage = w.wage + 1 WHERE " + where).executeUpdate();
            manager.getTransaction().rollback();

            var after = factory.createEntityManager();
            System.out.printf("%s, %s: rolled back; %s note, age %d%n",
                    url[0].split(":")[1],
                    where,
                    after.createQuery("SELECT COUNT(n) FROM Note n").getSingleResult(),
                    after.find(Worker.class, 1).age);
        }
    }
}
JAVA

run 'jdbc:h2:mem:finding'
run 'jdbc:hsqldb:mem:finding'
known <<'OUT'
h2, w.wage = 0: rolled back; 0 note, age 0
h2, w.wage = 0 AND w.age = 0: rolled back; 1 note, age 0
hsqldb, w.wage = 0: rolled back; 0 note, age 0
hsqldb, w.wage = 0 AND w.age = 0: rolled back; 1 note, age 0
OUT
