#!/usr/bin/env bash
# EclipseLink 4.0.9 (seen on H2 2.4.240 and HSQLDB 2.7.4): a char attribute that holds a blank is read back as U+0000.
#
# Expected: a char is a basic type (Jakarta Persistence 3.1, 2.5), and a blank is a char like another: what was stored
#   comes back. EclipseLink's API documentation says only that trailing blanks of CHAR fields are trimmed
#   (DatabaseLogin.setShouldTrimStrings), which one expects of a String.
# Seen: EclipseLink maps char to CHAR(1) itself, trims the one blank away, and makes U+0000 of the empty string, for
#   Character too. The row still holds the blank.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240 org.hsqldb:hsqldb:2.7.4
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.util.Map;

public class Finding {
    @Entity(name = "Grade")
    public static class Grade {
        @Id public int id = 1;
        public char letter;
        public Character object;
    }

    public static void main(String[] url) {
        var factory = Persistence.createEntityManagerFactory("unit", Map.of("jakarta.persistence.jdbc.url", url[0]));
        var writer = factory.createEntityManager();
        writer.getTransaction().begin();
        var grade = new Grade();
        grade.letter = ' ';
        grade.object = ' ';
        writer.persist(grade);
        writer.getTransaction().commit();

        var reader = factory.createEntityManager();
        var read = reader.find(Grade.class, 1);
        var row = (Object[]) reader.createNativeQuery("SELECT ASCII(LETTER), ASCII(OBJECT) FROM GRADE").getSingleResult();
        System.out.printf("%s: stored %s and %s, read %d and %d%n",
                url[0].split(":")[1], row[0], row[1], (int) read.letter, (int) read.object);
    }
}
JAVA

run 'jdbc:h2:mem:finding'
run 'jdbc:hsqldb:mem:finding'
known <<'OUT'
h2: stored 32 and 32, read 0 and 0
hsqldb: stored 32 and 32, read 0 and 0
OUT
