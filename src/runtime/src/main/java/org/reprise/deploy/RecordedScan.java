package org.reprise.deploy;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.api.Recorded;
import org.reprise.event.RecordedMethod;

/** Reads the recorded methods of one bean class, and what is wrong with them. */
final class RecordedScan {

    /** What a bean class has. */
    record Found(List<RecordedMethod> methods, List<String> problems) {}

    private final ResultRules results;

    RecordedScan(ResultRules results) {
        this.results = results;
    }

    boolean isRecorded(Class<?> bean) {
        return !recorded(bean).isEmpty();
    }

    /** @param views the types under which clients know the bean */
    Found scan(Class<?> bean, Set<Type> views) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        Recorded onClass = bean.getAnnotation(Recorded.class);
        String prefix = BeanMethods.prefix(bean, onClass == null ? "" : onClass.name(), views);
        List<Method> recorded = recorded(bean);
        for (Method method : recorded) {
            List<String> problems = new ArrayList<>();
            String signature = bean.getSimpleName() + "." + method.getName();
            MethodRules.checkRecorded(bean, method, signature, problems);
            JavaType result = results.type(bean, method);
            results.objection(bean, method)
                    .ifPresent(
                            why -> problems.add(signature + ", result (kept because the method is @Recorded): " + why));
            if (problems.isEmpty()) {
                found.methods().add(new RecordedMethod(name(method, prefix, recorded), bean, method, result));
            }
            found.problems().addAll(problems);
        }
        return found;
    }

    private static List<Method> recorded(Class<?> bean) {
        boolean all = bean.isAnnotationPresent(Recorded.class);
        return BeanMethods.of(bean).stream()
                .filter(method ->
                        method.isAnnotationPresent(Recorded.class) || (all && BeanMethods.isBusinessMethod(method)))
                .toList();
    }

    private static String name(Method method, String prefix, List<Method> recorded) {
        Recorded annotation = method.getAnnotation(Recorded.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        String name = prefix + "." + method.getName();
        boolean overloaded = recorded.stream()
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                > 1;
        return overloaded
                ? name
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(",", "(", ")"))
                : name;
    }
}
