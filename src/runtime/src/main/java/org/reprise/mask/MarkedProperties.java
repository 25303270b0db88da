package org.reprise.mask;

import com.fasterxml.jackson.databind.JavaType;
import java.beans.Introspector;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.api.Sensitive;
import org.reprise.event.ReplicatedMethod;

/** The names of properties that are marked as sensitive, in all that can be an argument or a result. */
public final class MarkedProperties {
    private final Set<Type> seen = new HashSet<>();
    private final Set<String> names = new TreeSet<>();

    private MarkedProperties() {}

    /** Of all types that the methods name, and of what those hold. */
    public static Set<String> of(Collection<ReplicatedMethod> methods) {
        MarkedProperties found = new MarkedProperties();
        for (ReplicatedMethod method : methods) {
            method.parameters().forEach(found::look);
            found.look(method.result());
        }
        return found.names;
    }

    /** Of one class and its superclasses. */
    public static Set<String> of(Class<?> type) {
        MarkedProperties found = new MarkedProperties();
        found.look((Type) type);
        return found.names;
    }

    private void look(JavaType type) {
        look((Type) type.getRawClass());
        for (int i = 0; i < type.containedTypeCount(); i++) {
            look(type.containedType(i));
        }
        if (type.getContentType() != null) {
            look(type.getContentType());
        }
    }

    private void look(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                look(argument);
            }
            look(generic.getRawType());
        } else if (type instanceof Class<?> known && seen.add(type)) {
            properties(known.isArray() ? known.getComponentType() : known);
        }
    }

    private void properties(Class<?> type) {
        for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.isAnnotationPresent(Sensitive.class)) {
                    names.add(field.getName());
                }
                look(field.getGenericType());
            }
            for (Method method : each.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Sensitive.class) && method.getParameterCount() == 0) {
                    names.add(property(method.getName()));
                }
            }
        }
    }

    private static String property(String getter) {
        String name = getter.replaceFirst("^(get|is)(?=\\p{Lu})", "");
        return Introspector.decapitalize(name);
    }
}
