package org.reprise.zoo;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;

/** Joined inheritance; ids from a table of counters; bulk JPQL. */
public sealed interface AnimalOperation extends ZooOperation {

    /** A new lion. */
    record Cub(String name, int roar) implements AnimalOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.persist(new Lion(name, roar));
        }
    }

    /** A new bird. */
    record Hatch(String name, BigDecimal span) implements AnimalOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.persist(new Bird(name, span));
        }
    }

    /** Twice, in two flushes. */
    record Rename(String name, String other) implements AnimalOperation {
        @Override
        public void accept(EntityManager entities) {
            var animals = ZooOperation.named(entities, Animal.class, name).toList();
            animals.forEach(animal -> animal.rename(other + "?"));
            entities.flush();
            animals.forEach(animal -> animal.rename(other));
        }
    }

    /** All lions at once. */
    record RoarLouder(int more, int below) implements AnimalOperation {
        @Override
        public void accept(EntityManager entities) {
            entities.createQuery("UPDATE Lion l SET l.roar = l.roar + :more WHERE l.roar < :below")
                    .setParameter("more", more)
                    .setParameter("below", below)
                    .executeUpdate();
        }
    }
}
