package org.reprise.event;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.api.DeploymentRefusedException;

/** The recorded methods of an application. Never changes, so safe for any thread. */
public final class RecordedMethods {
    private final MethodIndex<RecordedMethod> byMethod;

    /**
     * @param replicated whose answers stand among theirs
     * @throws DeploymentRefusedException when two methods have one name
     */
    public RecordedMethods(Collection<RecordedMethod> methods, Collection<ReplicatedMethod> replicated) {
        byMethod = new MethodIndex<>(methods);
        Map<String, AnsweringMethod> names = new HashMap<>();
        replicated.forEach(method -> names.put(method.name(), method));
        List<String> problems = new ArrayList<>();
        for (RecordedMethod method : methods) {
            AnsweringMethod other = names.putIfAbsent(method.name(), method);
            if (other != null) {
                problems.add("The answers of " + method.signature() + " and " + other.signature() + " have one name, '"
                        + method.name() + "': give one of them its own @Recorded(name = …)");
            }
        }
        if (!problems.isEmpty()) {
            throw new DeploymentRefusedException(problems);
        }
    }

    /** The recorded method that a call meets; {@code target} is the class of the bean instance. */
    public Optional<RecordedMethod> of(Class<?> target, Method method) {
        return byMethod.of(target, method);
    }
}
