package org.reprise.argument;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JPA provider knows of entities that are arguments. Each question is about the calling thread's transaction: the
 * caller's at capture, the replaying one at replay. Safe for any thread.
 */
public interface EntityArguments {

    /** Whether objects of the class are entities of the application. */
    boolean isEntity(Class<?> type);

    /** The name of an entity class, unique in the application; stable when the class moves to another package. */
    String name(Class<?> entity);

    /** The application's own entity class of that name; null when it has none. */
    @Nullable
    Class<?> named(String name);

    /** The type of the id: of one attribute, of an embedded id, or an id class. */
    Class<?> idType(Class<?> entity);

    /** The id of an entity, managed or not; null when it has none yet. */
    @Nullable
    Object id(Object entity);

    /** Whether a persistence context of the transaction has the object itself, not a copy. */
    boolean isManaged(Object entity);

    /** The entity of that id, managed in the transaction's persistence context; null when there is none. */
    @Nullable
    Object find(Class<?> entity, Object id);

    /** Which attributes are lazy and were not loaded: to read them now would ask the database, or give nothing. */
    Set<String> unloaded(Object entity);

    /** The value of an attribute, loaded if it has to be. */
    @Nullable
    Object attribute(Object entity, String attribute);
}
