package org.reprise.zoo;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Something that a business method does with the zoo, in its transaction. A value: what it does depends on nothing but its parts and
 * the rows that are there. Where what it names is not there, it does nothing.
 */
public sealed interface ZooOperation extends Consumer<EntityManager>
        permits SpecimenOperation, KeeperOperation, AnimalOperation, PlaceOperation {

    /** The objects of this class with this name, by their ids. */
    static <T> Stream<T> named(EntityManager entities, Class<T> type, String name) {
        return entities.createQuery(
                        "SELECT e FROM " + type.getSimpleName() + " e WHERE e.name = :name ORDER BY e.id", type)
                .setParameter("name", name)
                .getResultStream();
    }
}
