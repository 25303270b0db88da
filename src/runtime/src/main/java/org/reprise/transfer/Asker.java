package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.log.Demotion;
import org.reprise.log.Demotions;
import org.reprise.log.EventLog;
import org.reprise.log.PortionStore;
import org.reprise.log.Position;

/**
 * The asking side: keeps one request out at the upstream, from the first position that this site lacks; asks again as soon as it
 * is answered in full, or when no answer came. Remembers nothing that a restart would miss.
 *
 * <p>One thread calls {@link #step()}; answers come by any thread.
 */
public final class Asker {
    /** An answer may take this much longer than the request was to wait. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TransferPolicy policy;
    private final PortionStore portions;
    private final Demotions demotions;
    private final Transport transport;
    private final PeerTrouble trouble;
    private final Clock clock;
    private final Backoff backoff = new Backoff();

    private int upstream;
    private boolean out;
    private Instant due = Instant.EPOCH;
    private Position contiguous = Position.START;
    private volatile UpstreamWord word = UpstreamWord.NONE;

    public Asker(TransferPolicy policy, EventLog log, Transport transport, PeerTrouble trouble, Clock clock) {
        this.policy = policy;
        this.portions = log.portions();
        this.demotions = log.findings().demotions();
        this.transport = transport;
        this.trouble = trouble;
        this.clock = clock;
    }

    /**
     * Asks, if it is time to.
     *
     * @return how long to wait before the next step unless woken
     */
    public synchronized Duration step() {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return Duration.between(now, due);
        }
        String site = policy.upstreams().get(upstream);
        if (out) {
            trouble.begins(site, "Upstream '" + site + "' took a request but does not answer");
        }
        contiguous = portions.contiguousAfter(contiguous);
        Duration pause = ask(site);
        due = now.plus(pause);
        return pause;
    }

    private Duration ask(String site) {
        try {
            Set<String> demoted = demotions.list().stream().map(Demotion::name).collect(Collectors.toSet());
            transport.request(
                    site,
                    new PortionRequest(policy.site(), contiguous.seq() + 1, policy.room(), policy.patience(), demoted));
            out = true;
            return policy.patience().plus(GRACE);
        } catch (UnreachableException e) {
            out = false;
            trouble.begins(site, e.getMessage() == null ? site : e.getMessage(), e);
            upstream = (upstream + 1) % policy.upstreams().size();
            return backoff.failed();
        }
    }

    /** An answer came and is stored. */
    synchronized void answered(AnswerHeader header) {
        Instant now = clock.instant();
        word = new UpstreamWord(header.head(), now);
        trouble.ends(header.from());
        backoff.succeeded();
        out = header.more();
        due = out ? now.plus(policy.patience()).plus(GRACE) : now;
    }

    /** An answer came and could not be taken: asks again, but not at once, since the same may come again. */
    synchronized void refused() {
        out = false;
        due = clock.instant().plus(backoff.failed());
    }

    /** The newest word from the upstream. */
    public UpstreamWord word() {
        return word;
    }
}
