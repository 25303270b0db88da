package org.reprise.mask;

import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.api.Sensitive;
import org.reprise.event.ReplicatedMethod;

/** Which arguments of the application's events are sensitive. */
final class MarkedParameters {
    private final Map<String, ReplicatedMethod> methods;
    private final SensitiveNames names;

    MarkedParameters(Collection<ReplicatedMethod> methods, SensitiveNames names) {
        this.methods = methods.stream()
                .collect(Collectors.toMap(each -> key(each.name(), each.version()), Function.identity(), (a, b) -> a));
        this.names = names;
    }

    /** Nobody knows what the arguments of a call are for which this application has no method: they are. */
    boolean marked(String event, int version, int index) {
        ReplicatedMethod method = methods.get(key(event, version));
        Parameter parameter = method == null ? null : parameter(method, index);
        return parameter == null || parameter.isAnnotationPresent(Sensitive.class) || names.has(parameter.getName());
    }

    private static @Nullable Parameter parameter(ReplicatedMethod method, int index) {
        Parameter[] all = method.method().getParameters();
        return index < all.length ? all[index] : null;
    }

    private static String key(String event, int version) {
        return version + " " + event;
    }
}
