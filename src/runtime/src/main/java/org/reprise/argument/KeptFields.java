package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The fields of a class of the application that a replay must find as they were. */
final class KeptFields {
    private KeptFields() {}

    /**
     * Those of the class and its superclasses, without those of the JDK and those that a compiler or JPA provider added. A field
     * that is both {@code transient} and {@code @JsonIgnore} is said twice to hold nothing of value, such as a cache.
     */
    static List<Field> of(Class<?> raw) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = raw; type != null && !isOfJdk(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean cache =
                        Modifier.isTransient(field.getModifiers()) && field.isAnnotationPresent(JsonIgnore.class);
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.isSynthetic()
                        && !isWoven(field.getName())
                        && !cache) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Whether a JPA provider added the field to the class while it was loaded. */
    static boolean isWoven(String field) {
        return field.startsWith("_persistence_") || field.startsWith("$$_hibernate_");
    }

    static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }
}
