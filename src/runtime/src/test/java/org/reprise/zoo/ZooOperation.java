package org.reprise.zoo;

import jakarta.persistence.EntityManager;

/** Something that a business method does with the zoo, in its transaction. */
public interface ZooOperation {
    /** Does it. */
    void run(EntityManager entities);
}
