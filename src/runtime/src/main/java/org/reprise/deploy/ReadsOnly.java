package org.reprise.deploy;

import jakarta.interceptor.Interceptor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reprise.api.Replicated;

/** Sees a bean class that is replicated as a whole and has nothing to replicate. By the names of its methods, so it is a hint only. */
final class ReadsOnly {
    private static final Pattern READ =
            Pattern.compile("(get|find|list|is|has|count|read|search|exists|query|fetch|lookup)([A-Z0-9_].*)?");

    private ReadsOnly() {}

    /** What is odd about it, and the remedy; empty when nothing is. */
    static Optional<String> hint(Class<?> bean) {
        // an interceptor carries it as its binding
        if (!bean.isAnnotationPresent(Replicated.class)
                || bean.isAnnotationPresent(Interceptor.class)
                || BeanMethods.of(bean).stream().anyMatch(method -> method.isAnnotationPresent(Replicated.class))) {
            return Optional.empty();
        }
        List<Method> methods = BeanMethods.of(bean).stream()
                .filter(BeanMethods::isBusinessMethod)
                .toList();
        if (methods.isEmpty()) {
            return Optional.of(
                    "@Replicated stands on " + bean.getName() + ", which has no business method: nothing of it is"
                            + " captured. Put it on the bean whose public methods write");
        }
        if (!methods.stream().allMatch(ReadsOnly::isRead)) {
            return Optional.empty();
        }
        return Optional.of(
                "@Replicated stands on " + bean.getName() + ", whose methods only read, by their names: "
                        + methods.stream()
                                .map(Method::getName)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ". Secondaries refuse replicated calls, so nobody can read there by them. Put it on the methods that write");
    }

    private static boolean isRead(Method method) {
        return method.getReturnType() != void.class
                && READ.matcher(method.getName()).matches();
    }
}
