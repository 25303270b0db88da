package org.reprise.event;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;

/**
 * One method whose answers come from outside the database, so that replay does not call it.
 *
 * @param name   under which its answers are kept
 * @param bean   the bean class
 * @param method the method, as the bean class or one of its superclasses declares it
 * @param result its generic result type, resolved against the bean class
 */
public record RecordedMethod(String name, Class<?> bean, Method method, JavaType result) implements AnsweringMethod {

    /** Always 1: a result that means something else is another name. */
    @Override
    public int version() {
        return 1;
    }
}
