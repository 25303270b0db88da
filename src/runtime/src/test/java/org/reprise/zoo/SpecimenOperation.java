package org.reprise.zoo;

import jakarta.persistence.EntityManager;

/** Basic types, by an assigned id. */
public sealed interface SpecimenOperation extends ZooOperation {

    /** A new one, or new values for it. */
    record Describe(long id, long seed) implements SpecimenOperation {
        @Override
        public void accept(EntityManager entities) {
            Specimen specimen = entities.find(Specimen.class, id);
            if (specimen == null) {
                specimen = new Specimen(id);
                entities.persist(specimen);
            }
            specimen.describe(new SpecimenValues(seed));
            specimen.tell("Story " + seed, new byte[] {(byte) seed});
        }
    }

    /** One attribute. */
    record Grow(long id, int more) implements SpecimenOperation {
        @Override
        public void accept(EntityManager entities) {
            Specimen specimen = entities.find(Specimen.class, id);
            if (specimen != null) {
                specimen.grow(more);
            }
        }
    }

    /** A detached copy comes back. */
    record Merge(long id, long seed) implements SpecimenOperation {
        @Override
        public void accept(EntityManager entities) {
            Specimen specimen = new Specimen(id);
            specimen.describe(new SpecimenValues(seed));
            entities.merge(specimen);
        }
    }

    /** Deletes it. */
    record Remove(long id) implements SpecimenOperation {
        @Override
        public void accept(EntityManager entities) {
            Specimen specimen = entities.find(Specimen.class, id);
            if (specimen != null) {
                entities.remove(specimen);
            }
        }
    }
}
