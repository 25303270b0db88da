package org.reprise.console.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.cluster.ServerFigures;

/**
 * Looks at all rules, whoever is there to see it. Of several servers of a site only the one that leads does. For one thread.
 */
final class AlertSampler implements Runnable {
    private static final Logger LOG = Logger.getLogger(AlertSampler.class.getName());

    private final List<Rule> rules;
    private final Supplier<Seen> look;
    private final AlertDesk desk;
    private final Set<String> failing = new HashSet<>();
    private boolean blind;

    AlertSampler(List<Rule> rules, Supplier<Seen> look, AlertDesk desk) {
        this.rules = rules;
        this.look = look;
        this.desk = desk;
    }

    /** One look. Never throws, for a task that throws is not run again. */
    @Override
    public void run() {
        try {
            Seen seen = look.get();
            Optional<String> leader = elsewhere(seen);
            if (leader.isPresent()) {
                desk.note("Server '" + leader.get() + "' leads this site, and looks at its alerts: see its console.");
            } else {
                desk.book().saw(judge(seen), seen.silent(), new Teller(seen)::tellsOf);
                desk.note(String.join(" ", desk.settings().problems()));
            }
            blind = false;
        } catch (RuntimeException failed) {
            desk.note("This server cannot look whether anything is wrong: " + failed);
            LOG.log(
                    blind ? Level.FINE : Level.WARNING,
                    "REPR0527W: Alerts cannot be looked at; it is tried again every few seconds.",
                    failed);
            blind = true;
        }
    }

    /** The server that does it, where it is another one. */
    private static Optional<String> elsewhere(Seen seen) {
        List<ServerFigures> servers =
                seen.ownFigures().map(figures -> figures.servers()).orElse(List.of());
        return servers.stream()
                .filter(server -> server.state() == ServerFigures.State.LEADING && !server.self())
                .map(ServerFigures::name)
                .findFirst();
    }

    /** A rule that fails keeps no other from being looked at. */
    private List<AlertBook.Judged> judge(Seen seen) {
        List<AlertBook.Judged> found = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                rule.at(seen).forEach(each -> found.add(new AlertBook.Judged(rule, each)));
                failing.remove(rule.name());
            } catch (RuntimeException e) {
                LOG.log(
                        failing.add(rule.name()) ? Level.WARNING : Level.FINE,
                        e,
                        () -> "REPR0527W: The rule " + rule.name() + " cannot be looked at; the others are.");
            }
        }
        return found;
    }
}
