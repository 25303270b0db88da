package org.reprise.event;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;

/** A method whose answers are kept with the outermost call around it. */
public sealed interface AnsweringMethod permits ReplicatedMethod, RecordedMethod {

    /** Under which its answers are kept. */
    String name();

    /** Version of what the name means. */
    int version();

    /** The bean class. */
    Class<?> bean();

    /** The method, as the bean class or one of its superclasses declares it. */
    Method method();

    /** Its generic result type, resolved against the bean class. */
    JavaType result();

    /** Bean and method as a person would write them. */
    default String signature() {
        return bean().getSimpleName() + "." + method().getName();
    }
}
