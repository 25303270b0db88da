package org.reprise.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.api.DeploymentRefusedException;

/** The upcasters of an application, by event name and version. Never changes, so safe for any thread. */
final class Upcasters {
    static final Upcasters NONE = new Upcasters(List.of(), Map.of());

    private record Key(String name, int from) {}

    private final Map<Key, UpcastStep> steps = new HashMap<>();

    /**
     * @param newest the newest version of each event name
     * @throws DeploymentRefusedException when a step is there twice, or leads nowhere
     */
    Upcasters(Collection<UpcastStep> steps, Map<String, Integer> newest) {
        List<String> problems = new ArrayList<>();
        for (UpcastStep step : steps) {
            String what = "The upcaster " + step.bean().getName() + " of event '" + step.name() + "' from version "
                    + step.from();
            UpcastStep other = this.steps.putIfAbsent(new Key(step.name(), step.from()), step);
            Integer end = newest.get(step.name());
            if (other != null) {
                problems.add(what + " does the same as " + other.bean().getName() + ": remove one of them");
            } else if (end == null) {
                problems.add(what + ": no replicated method has this name. Correct its name(), or remove it");
            } else if (step.from() < 1) {
                problems.add(what + ": versions start at 1. Correct its from()");
            } else if (step.from() >= end) {
                problems.add(what + " leads past version " + end + ", which is the newest: raise the version of the"
                        + " method's @Replicated, or correct its from()");
            }
        }
        if (!problems.isEmpty()) {
            throw new DeploymentRefusedException(problems);
        }
    }

    @Nullable
    UpcastStep from(String name, int version) {
        return steps.get(new Key(name, version));
    }
}
