package org.reprise.deploy;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entity managers that the container put into the fields of a bean. They are its proxies, so in a transaction they are the
 * very persistence context in which the bean's method works.
 */
final class BeanEntityManagers {
    private BeanEntityManagers() {}

    static List<EntityManager> of(Object bean) {
        List<EntityManager> managers = new ArrayList<>();
        for (Class<?> type = bean.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (EntityManager.class.isAssignableFrom(field.getType())
                        && !Modifier.isStatic(field.getModifiers())
                        && field.trySetAccessible()
                        && value(field, bean) instanceof EntityManager manager) {
                    managers.add(manager);
                }
            }
        }
        return managers;
    }

    private static @Nullable Object value(Field field, Object bean) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
