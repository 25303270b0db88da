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
import org.reprise.api.Classifier;
import org.reprise.api.DeploymentRefusedException;

/**
 * The replicated methods of an application, by method for capture and by event name for replay. Never changes, so safe for any
 * thread. An event finds its method only here, never by reflection on what a message says.
 */
public final class ReplicatedMethods {
    private record Name(String name, int version) {}

    private final MethodIndex<ReplicatedMethod> byMethod;
    private final Map<Name, ReplicatedMethod> byName;
    private final Upcasters upcasters;

    /** @throws DeploymentRefusedException when two methods have one event name */
    public ReplicatedMethods(Collection<ReplicatedMethod> methods) {
        byMethod = new MethodIndex<>(methods);
        byName = new HashMap<>();
        upcasters = Upcasters.NONE;
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

    private ReplicatedMethods(
            MethodIndex<ReplicatedMethod> byMethod, Map<Name, ReplicatedMethod> byName, Upcasters upcasters) {
        this.byMethod = byMethod;
        this.byName = byName;
        this.upcasters = upcasters;
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

    /**
     * The same methods, to which events of older versions are brought up.
     *
     * @throws DeploymentRefusedException when two do the same step, or one leads nowhere
     */
    public ReplicatedMethods with(Collection<UpcastStep> steps) {
        Map<String, Integer> newest = new HashMap<>();
        byName.keySet().forEach(each -> newest.merge(each.name(), each.version(), Math::max));
        return new ReplicatedMethods(byMethod, byName, new Upcasters(steps, newest));
    }

    /** The same methods, whose calls a classifier labels. */
    public ReplicatedMethods with(Classifier classifier) {
        Map<Name, ReplicatedMethod> classified = new HashMap<>();
        byName.forEach((name, method) -> classified.put(name, method.with(classifier)));
        return new ReplicatedMethods(new MethodIndex<>(classified.values()), classified, upcasters);
    }

    /**
     * The call in a version that this application has: itself, or brought up step by step.
     *
     * @throws UnreadableEventException when there is no such version, or no way up to it
     */
    public Call current(Call call) {
        int end = named(call.name(), call.version()).version();
        Call brought = call;
        while (brought.version() < end) {
            brought = step(brought.name(), brought.version()).apply(brought);
        }
        return brought;
    }

    /**
     * The method that events of a name and version reach, if need be through upcasters.
     *
     * @throws UnreadableEventException when this application has none
     */
    public ReplicatedMethod named(String name, int version) {
        for (int reached = version; ; reached++) {
            ReplicatedMethod found = byName.get(new Name(name, reached));
            if (found != null) {
                return found;
            }
            step(name, reached);
        }
    }

    private UpcastStep step(String name, int version) {
        UpcastStep step = upcasters.from(name, version);
        if (step == null) {
            throw new UnreadableEventException(noWay(name, version));
        }
        return step;
    }

    private String noWay(String name, int version) {
        int newest = byName.keySet().stream()
                .filter(each -> each.name().equals(name))
                .mapToInt(Name::version)
                .max()
                .orElse(0);
        String event = "event '" + name + "' version " + version;
        if (newest == 0) {
            return "This application has no replicated method for " + event
                    + ": deploy the version of the application that has it, then retry";
        }
        return version > newest
                ? "REPR0822: There is " + event + ", and this application has version " + newest
                        + " at most: deploy the application of the primary here, then retry"
                : "REPR0821: This application has no replicated method for " + event + ", and no upcaster from it on to"
                        + " version " + newest + ": deploy an application with an upcaster bean for it, then retry";
    }
}
