#!/usr/bin/env bash
# EclipseLink 4.0.9 (seen on H2 2.4.240): new objects of one class are inserted in an order that chance decides.
#
# Expected: Jakarta Persistence 3.1 promises no order, so any would do; but one takes it for that of persist(), or at
#   least for the same whenever the same code runs.
# Seen: two objects that are persisted one after the other are inserted in either order, in one run of one program; so are
#   two that refer to each other, whose first row then comes without its reference and gets it by an UPDATE: other
#   statements, and what a trigger sees differs. (New objects are kept by their identity hash codes.) A reference from one
#   to the other decides. eclipselink.persistence-context.commit-order, whose name promises an order, changes nothing here.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

packages org.eclipse.persistence:org.eclipse.persistence.jpa:4.0.9 com.h2database:h2:2.4.240
persistence_unit
java_program <<'JAVA'
import jakarta.persistence.*;
import java.util.*;

public class Finding {
    @Entity(name = "Person")
    public static class Person {
        @Id public String name;
        @OneToOne public Person partner;
    }

    public static void main(String[] url) {
        var factory = Persistence.createEntityManagerFactory("unit",
                Map.of("jakarta.persistence.jdbc.url", url[0], "eclipselink.persistence-context.commit-order", url[1]));
        for (String kind : List.of("strangers", "the first refers to the second", "each refers to the other")) {
            var orders = new TreeSet<String>();
            for (int i = 0; i < 200; i++) {
                orders.add(order(factory.createEntityManager(), kind, i));
            }
            System.out.printf("%s, %s: inserted as %s%n", url[1], kind, String.join(" or ", orders));
        }
    }

    /** H2 numbers the rows of a table without a numeric key as they are inserted. */
    static String order(EntityManager manager, String kind, int i) {
        var first = new Person();
        first.name = kind.charAt(0) + "-first-" + i;
        var second = new Person();
        second.name = kind.charAt(0) + "-second-" + i;
        first.partner = kind.equals("strangers") ? null : second;
        second.partner = kind.startsWith("each") ? first : null;
        manager.getTransaction().begin();
        manager.persist(first);
        manager.persist(second);
        manager.getTransaction().commit();
        var names = manager.createNativeQuery("SELECT NAME FROM PERSON WHERE NAME IN (?, ?) ORDER BY _ROWID_")
                .setParameter(1, first.name).setParameter(2, second.name).getResultList();
        manager.close();
        return names.get(0).equals(first.name) ? "first, second" : "second, first";
    }
}
JAVA

for order in None Id Changes; do
  run jdbc:h2:mem:finding "$order"
done
known <<'OUT'
None, strangers: inserted as first, second or second, first
None, the first refers to the second: inserted as second, first
None, each refers to the other: inserted as first, second or second, first
Id, strangers: inserted as first, second or second, first
Id, the first refers to the second: inserted as second, first
Id, each refers to the other: inserted as first, second or second, first
Changes, strangers: inserted as first, second or second, first
Changes, the first refers to the second: inserted as second, first
Changes, each refers to the other: inserted as first, second or second, first
OUT
