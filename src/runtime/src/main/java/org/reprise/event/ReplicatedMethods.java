package org.reprise.event;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reprise.api.DeploymentRefusedException;

/**
 * The replicated methods of an application, by method for capture and by event name for replay. Never changes, so safe for any
 * thread. An event finds its method only here, never by reflection on what a message says.
 */
public final class ReplicatedMethods {
    private record Name(String name, int version) {}

    private final MethodIndex<ReplicatedMethod> byMethod;
    private final Map<Name, ReplicatedMethod> byName = new HashMap<>();

    /** @throws DeploymentRefusedException when two methods have one event name */
    public ReplicatedMethods(Collection<ReplicatedMethod> methods) {
        byMethod = new MethodIndex<>(methods);
        List<String> problems = new ArrayList<>();
        for (ReplicatedMethod method : methods) {
            ReplicatedMethod other = byName.putIfAbsent(new Name(method.name(), method.version()), method);
            if (other != null) {
                problems.add(
                        "Event name '" + method.name() + "' version " + method.version() + " belongs to two methods, "
                                + withParameters(other) + " and " + withParameters(method)
                                + ": give one of them its own @Replicated(name = …)");
            }
        }
        if (!problems.isEmpty()) {
            throw new DeploymentRefusedException(problems);
        }
    }

    private static String withParameters(ReplicatedMethod method) {
        return method.signature()
                + Arrays.stream(method.method().getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** All of them. */
    public Collection<ReplicatedMethod> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The replicated method that a call meets; {@code target} is the class of the bean instance, which may be a subclass made by
     * the container.
     */
    public Optional<ReplicatedMethod> of(Class<?> target, Method method) {
        return byMethod.of(target, method);
    }

    /** The method of an event name; an {@link UnreadableEventException} when this application has none. */
    public ReplicatedMethod named(String name, int version) {
        ReplicatedMethod found = byName.get(new Name(name, version));
        if (found == null) {
            throw new UnreadableEventException("This application has no replicated method for event '" + name
                    + "' version " + version + ": deploy the version of the application that has it, then retry");
        }
        return found;
    }
}
