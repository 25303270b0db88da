package org.reprise.liberty.trial.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reprise.api.ReplicatedEvent;

/** What this site was told of. */
@ApplicationScoped
public class FailureWatch {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    void seen(@Observes ReplicatedEvent event) {
        seen.add(event.status() + " " + event.calls().get(0).name()
                + event.calls().get(0).arguments() + " " + event.exception() + " " + event.message()
                + (event.overdue() == null ? "" : " overdue " + event.overdue()));
    }

    List<String> seen() {
        return List.copyOf(seen);
    }
}
