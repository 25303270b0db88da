package org.reprise.deploy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of a bean class, and what stands before the dot of their names. */
final class BeanMethods {
    private BeanMethods() {}

    /** The methods of a class and its superclasses, without those overridden and those the compiler made. */
    static List<Method> of(Class<?> bean) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isSynthetic() && !method.isBridge()) {
                    methods.putIfAbsent(method.getName() + List.of(method.getParameterTypes()), method);
                }
            }
        }
        return List.copyOf(methods.values());
    }

    static boolean isBusinessMethod(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !MethodRules.isCallback(method);
    }

    /**
     * The annotation's name on the class, else that of the bean's only business interface, else that of its class.
     *
     * @param onClass empty when there is none
     */
    static String prefix(Class<?> bean, String onClass, Set<Type> views) {
        if (!onClass.isEmpty()) {
            return onClass;
        }
        List<Class<?>> interfaces = new ArrayList<>();
        for (Type view : views) {
            if (view instanceof Class<?> type
                    && type.isInterface()
                    && !type.getName().startsWith("java.")) {
                interfaces.add(type);
            }
        }
        boolean one = interfaces.size() == 1 && !views.contains(bean);
        return (one ? interfaces.get(0) : bean).getSimpleName();
    }
}
