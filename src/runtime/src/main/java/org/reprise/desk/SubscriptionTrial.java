package org.reprise.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.EventLog;
import org.reprise.portion.Portion;
import org.reprise.subscription.Subscription;
import org.reprise.subscription.SubscriptionTerm.Naming;

/** Holds a subscription against the end of the log that is stored here. For one thread, and one subscription. */
final class SubscriptionTrial {
    /** Events that are looked at; the preview then says back to when. */
    private static final int MOST = 20_000;

    private static final long MOST_BYTES = 64L << 20;

    private final EventLog log;
    private final Subscription wanted;
    private final Set<String> names = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private long takes;
    private long leaves;
    private long unknown;

    /** @param methods those of the application */
    SubscriptionTrial(EventLog log, Iterable<ReplicatedMethod> methods, Subscription wanted) {
        this.log = log;
        this.wanted = wanted;
        methods.forEach(method -> {
            names.add(method.name());
            kinds.add(method.labels().kind());
        });
    }

    /** @param since nothing captured before is looked at, but for what came in one portion with something later */
    SubscriptionPreview since(Instant since) {
        long seq = log.portions().last().seq();
        long bytes = 0;
        Instant reached = since;
        while (seq > 0) {
            Optional<Portion> found = log.portions().upTo(seq);
            if (found.isEmpty() || found.get().sealedAt().isBefore(since)) {
                break;
            }
            Portion portion = found.get();
            if (takes + leaves + unknown >= MOST || bytes >= MOST_BYTES) {
                reached = portion.sealedAt();
                break;
            }
            unknown += seq - portion.lastSeq();
            portion.bodies().forEach(this::look);
            bytes += portion.plainSize();
            seq = portion.firstSeq() - 1;
        }
        return new SubscriptionPreview(wanted.text(), reached, takes, leaves, unknown, warnings());
    }

    private void look(byte[] body) {
        if (body.length == 0) {
            unknown++;
            return;
        }
        try {
            Event event = EventJson.decode(body);
            if (event.barrier() != null) {
                return;
            }
            event.calls().forEach(call -> {
                names.add(call.name());
                kinds.add(call.labels().kind());
            });
        } catch (UnreadableEventException e) {
            // it is taken, as at the upstream
        }
        if (wanted.takes(body)) {
            takes++;
        } else {
            leaves++;
        }
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Naming naming : wanted.namings()) {
            Set<String> known = naming.ofKind() ? kinds : names;
            if (known.stream().noneMatch(naming.matches())) {
                warnings.add("'" + naming.text() + "': nobody knows " + (naming.ofKind() ? "a kind" : "an event name")
                        + " like that, neither the application here nor an event of that time; is it mistyped?");
            }
        }
        return warnings;
    }
}
