#!/usr/bin/env bash
# EclipseLink 4.0.9 (seen on H2 2.4.240): taking one of two equal embeddables out of a collection writes nothing.
#
# Expected: an element collection that is a List may hold equal elements, and when the transaction commits, the table holds
#   what the collection holds (Jakarta Persistence 3.1, 2.7 and 3.2.4), as it does for a List of strings.
# Seen: both rows of the embeddable stay. The program goes on with one element, every later reader finds two.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.util.*;

public class Finding {
    @Embeddable
    public static class Line {
        public String text;

        public Line() {}

        Line(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && line.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    @Entity(name = "Receipt")
    public static class Receipt {
        @Id public int id = 1;
        @ElementCollection public List<Line> lines = new ArrayList<>();
        @ElementCollection public List<String> strings = new ArrayList<>();
    }

    public static void main(String[] url) {
        var factory = Persistence.createEntityManagerFactory("unit", Map.of("jakarta.persistence.jdbc.url", url[0]));
        var writer = factory.createEntityManager();
        writer.getTransaction().begin();
        var receipt = new Receipt();
        receipt.lines.addAll(List.of(new Line("beer"), new Line("beer")));
        receipt.strings.addAll(List.of("beer", "beer"));
        writer.persist(receipt);
        writer.getTransaction().commit();

        var changer = factory.createEntityManager();
        changer.getTransaction().begin();
        var changed = changer.find(Receipt.class, 1);
        changed.lines.remove(0);
        changed.strings.remove(0);
        changer.getTransaction().commit();

        var read = factory.createEntityManager().find(Receipt.class, 1);
        System.out.printf("embeddables: %d kept, %d read%n", changed.lines.size(), read.lines.size());
        System.out.printf("strings: %d kept, %d read%n", changed.strings.size(), read.strings.size());
    }
}
JAVA

run 'jdbc:h2:mem:finding'
known <<'OUT'
embeddables: 1 kept, 2 read
strings: 1 kept, 1 read
OUT
