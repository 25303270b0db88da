package org.reprise.event;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;
import java.util.List;
import org.reprise.api.Classifier;
import org.reprise.api.Replay;
import org.reprise.label.LabelRules;

/**
 * One method whose calls are events.
 *
 * @param name       event name
 * @param version    version of the argument list
 * @param bean       the bean class
 * @param method     the method, as the bean class or one of its superclasses declares it
 * @param parameters its generic parameter types, resolved against the bean class
 * @param result     its generic result type, likewise
 * @param calling    in what transaction the container runs it
 * @param replay     how a secondary brings its events about
 * @param labels     how its calls get their labels
 */
public record ReplicatedMethod(
        String name,
        int version,
        Class<?> bean,
        Method method,
        List<JavaType> parameters,
        JavaType result,
        Calling calling,
        Replay replay,
        LabelRules labels)
        implements AnsweringMethod {

    /** In what transaction the container runs the method, as far as annotations say. */
    public enum Calling {
        /** In the caller's transaction. */
        JOINS,
        /** In a transaction of its own, on the caller's thread ({@code REQUIRES_NEW}). */
        OWN_TRANSACTION,
        /** In a transaction and on a thread of its own ({@code @Asynchronous}). */
        ASYNCHRONOUS
    }

    public ReplicatedMethod {
        parameters = List.copyOf(parameters);
    }

    /** One whose calls get no labels. */
    public ReplicatedMethod(
            String name,
            int version,
            Class<?> bean,
            Method method,
            List<JavaType> parameters,
            JavaType result,
            Calling calling,
            Replay replay) {
        this(name, version, bean, method, parameters, result, calling, replay, LabelRules.NONE);
    }

    /** The same in an application with a classifier. */
    ReplicatedMethod with(Classifier classifier) {
        return new ReplicatedMethod(
                name, version, bean, method, parameters, result, calling, replay, labels.with(classifier));
    }

    /** It is a key at every call; of its parts the name alone tells it from others. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
