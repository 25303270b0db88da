package org.reprise.transfer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.key.SecurityPolicy;
import org.reprise.key.SiteKeys;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.subscription.Subscription;

/**
 * One upstream with the messages that it makes and signs, and sites that ask it, as far as it sees them: what they are sent is counted and
 * thrown away. For one thread, for benchmarks.
 */
public final class SimulatedAskers {
    private static final String UPSTREAM = "east";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SentMessages sent = new SentMessages();
    private final Answerer answerer;

    /** @param keys a folder for those of the upstream */
    public SimulatedAskers(EventLog log, Path keys, Clock clock) {
        SecurityPolicy security = new SecurityPolicy(true, keys.toString(), "", SecurityPolicy.WINDOW);
        SiteKeys own = SiteKeys.open(security, UPSTREAM, log.settings(), InMemoryEventLog.DIRECT, clock);
        Transport transport = new JmsTransport(site -> sent.factory()).signedBy(own.messages());
        Peers peers = new Peers();
        // as of a site that is open
        peers.reigns(
                () -> new Lineage(
                        log.portions().contiguousAfter(log.portions().begin()),
                        log.reigns().promise()),
                (site, told) -> log.reigns().hear(UPSTREAM, told));
        answerer = new Answerer(new Answerer.Self(UPSTREAM, () -> 0, own::signed), log, transport, peers, clock);
    }

    /**
     * A site asks.
     *
     * @param from the first event that it lacks
     * @param to   the last; {@link Long#MAX_VALUE} for all that come
     * @param rows whether it catches up, and so wants the rows of all events
     */
    public void ask(String asker, long from, long to, boolean rows) {
        answerer.asked(new PortionRequest(
                asker,
                new Span(from, to),
                Room.DEFAULT,
                PATIENCE,
                rows ? Set.of(InlineEvidence.ALL) : Set.of(),
                Subscription.ALL,
                Set.of(),
                "",
                Superseded.KEEP,
                new Lineage(new Position(from == 1 ? 0 : 1, from - 1), Lineage.NONE.promise()),
                0));
    }

    /** Who was answered. */
    public Set<String> answered() {
        answerer.step();
        List<SentMessages.Sent> messages = List.copyOf(sent.all);
        sent.all.clear();
        return messages.stream().map(message -> message.queue().split("\\.")[1]).collect(Collectors.toSet());
    }

    /** Portions that were sent. */
    public long sent() {
        return answerer.sent();
    }
}
