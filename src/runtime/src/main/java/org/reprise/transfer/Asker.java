package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.Demotion;
import org.reprise.log.EventLog;
import org.reprise.portion.Position;
import org.reprise.subscription.Subscription;

/**
 * The asking side: keeps one request out, for the first events that this site lacks, at the first upstream that answers and has
 * them; asks again as soon as it is answered in full, or when no answer came. What is missing between portions that are here is
 * asked for by itself, so that nothing comes twice. Remembers nothing that a restart would miss. Why nobody pushes:
 * docs/decisions/0006-secondaries-ask.md.
 *
 * <p>One thread calls {@link #step()}; answers come by any thread.
 */
public final class Asker {
    private static final Logger LOG = Logger.getLogger(Asker.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** An answer may take this much longer than the request was to wait. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Upstreams upstreams;
    private final EventLog log;
    private final Transport transport;
    private final Peers peers;
    private final Clock clock;
    private final Standings standings = new Standings();

    private List<String> order = List.of();
    private @Nullable String asked;
    private final PrioritySweep sweep = new PrioritySweep();
    private PrioritySweep.@Nullable Look look;
    private boolean waitsForTime;
    private Subscription wanted = Subscription.ALL;
    private boolean leavesOut;
    private Instant due = Instant.EPOCH;
    private Position contiguous = Position.START;
    private volatile UpstreamWord word = UpstreamWord.NONE;
    private volatile String hopeless = "";

    public Asker(Upstreams upstreams, EventLog log, Transport transport, Peers peers, Clock clock) {
        this.upstreams = upstreams;
        this.log = log;
        this.transport = transport;
        this.peers = peers;
        this.clock = clock;
    }

    /**
     * Asks, if it is time to.
     *
     * @return how long to wait before the next step unless woken
     */
    public synchronized Duration step() {
        Instant now = clock.instant();
        TransferPolicy policy = upstreams.refreshed();
        if (!policy.upstreams().equals(order)) {
            begin(policy.upstreams());
        }
        if (!policy.wanted().equals(wanted) || upstreams.leavesOut() != leavesOut) {
            // the request that waits at the upstream is for others
            wanted = policy.wanted();
            leavesOut = upstreams.leavesOut();
            asked = null;
            due = now;
        }
        if (waitsForTime != contiguous.seq() >= upstreams.until()) {
            // held or released meanwhile
            asked = null;
            due = now;
        }
        if (now.isBefore(due)) {
            return Duration.between(now, due);
        }
        if (asked != null) {
            peers.begins(asked, "Upstream '" + asked + "' took a request but does not answer");
            standings.silent(asked, now);
            asked = null;
        }
        Duration pause = ask(policy, now);
        due = now.plus(pause);
        return pause;
    }

    /** Asks at once: this server leads from now on, and nobody here knows what was asked for. */
    public synchronized void beginAnew() {
        asked = null;
        look = null;
        due = Instant.EPOCH;
    }

    /** Another server of this site asks from now on: what hinders it is not known here. */
    public synchronized void end() {
        order.forEach(peers::forget);
    }

    /** Others are to be asked from now on. */
    private void begin(List<String> named) {
        order.stream().filter(site -> !named.contains(site)).forEach(peers::forget);
        order = named;
        hopeless = "";
        standings.keep(named);
        asked = null;
        due = Instant.EPOCH;
    }

    /** Asks the first that takes the request; those that were silent come last. */
    private Duration ask(TransferPolicy policy, Instant now) {
        contiguous = log.portions().contiguousAfter(contiguous);
        for (boolean silent : new boolean[] {false, true}) {
            for (String site : order) {
                if (standings.rest(site, now).compareTo(Duration.ZERO) <= 0
                        && silent == standings.isSilent(site, now)
                        && request(site, policy, now)) {
                    return policy.patience().plus(GRACE);
                }
            }
        }
        return order.stream()
                .map(site -> standings.rest(site, now))
                .reduce(Asker::shorter)
                .orElse(IDLE);
    }

    private boolean request(String site, TransferPolicy policy, Instant now) {
        Set<String> demoted =
                log.findings().demotions().list().stream().map(Demotion::name).collect(Collectors.toSet());
        waitsForTime = contiguous.seq() >= upstreams.until();
        look = waitsForTime
                ? null
                : sweep.next(
                        policy.priority(),
                        contiguous.seq(),
                        Math.min(peers.head().seq(), upstreams.until()));
        Set<String> downstream = peers.behind(site, now);
        downstream.remove(policy.site());
        try {
            transport.request(
                    site,
                    new PortionRequest(
                            policy.site(),
                            look == null ? lacking() : look.span(),
                            policy.room(),
                            policy.patience(),
                            demoted,
                            policy.wanted(),
                            downstream,
                            look != null ? look.kind() : waitsForTime ? PortionRequest.NOTHING : "",
                            upstreams.leavesOut() ? Superseded.LEAVE_OUT : Superseded.KEEP));
            asked = site;
            return true;
        } catch (UnreachableException e) {
            peers.begins(site, e.getMessage() == null ? site : e.getMessage(), e);
            standings.later(site, now);
            return false;
        }
    }

    /** The first events that are missing here, as far as they may come now. */
    private Span lacking() {
        long from = contiguous.seq() + 1;
        long behind = log.portions().firstBehind(from);
        long to = behind == Long.MAX_VALUE ? behind : behind - 1;
        return new Span(from, waitsForTime ? to : Math.max(from, Math.min(to, upstreams.until())));
    }

    /** An answer came with portions, which are stored. */
    synchronized void answered(AnswerHeader header, long lastSeq) {
        if (look != null) {
            sweep.came(lastSeq);
        }
        // a message that is delivered twice brings nothing the second time: another request is out by then
        word(header, look != null || lastSeq > contiguous.seq());
    }

    /** An answer came without portions. */
    synchronized void answered(AnswerHeader header) {
        if (look != null) {
            sweep.none(look);
        }
        word(header, true);
    }

    /** @param answers what was asked for last */
    private void word(AnswerHeader header, boolean answers) {
        Instant now = clock.instant();
        peers.answered(header);
        word = new UpstreamWord(header.from(), peers.head(), now);
        standings.gone(header.from(), header.gone() ? contiguous.seq() + 1 : 0);
        hope();
        if (header.lacks()) {
            peers.begins(
                    header.from(),
                    "Upstream '" + header.from() + "' does not have event " + (contiguous.seq() + 1)
                            + ", but later ones");
            standings.later(header.from(), now);
        } else {
            peers.ends(header.from());
            // they are not asked while this one answers, and so nobody would hear that they are well again
            order.stream()
                    .dropWhile(site -> !site.equals(header.from()))
                    .skip(1)
                    .forEach(peers::forget);
            standings.well(header.from());
        }
        if (answers && header.from().equals(asked)) {
            asked = header.more() ? asked : null;
            due = header.more() ? now.plus(upstreams.policy().patience()).plus(GRACE) : now;
        }
    }

    /** Whether any upstream may yet give what comes next. */
    private void hope() {
        long next = contiguous.seq() + 1;
        String before = hopeless;
        hopeless = !order.isEmpty() && order.stream().allMatch(site -> standings.isGone(site, next))
                ? "This site needs seeding: no upstream has event " + next
                        + " any more. Give it an empty database and seed it (jobs seed "
                        + order.get(0)
                        + "), import an export that begins there (jobs import), or name an upstream that has it"
                : "";
        if (before.isEmpty() && !hopeless.isEmpty()) {
            LOG.warning(() -> "REPR0641W: " + hopeless);
        }
    }

    /** Why nothing more can come, in words for an operator; empty while something can. */
    public String hopeless() {
        return hopeless;
    }

    /** An answer came and could not be taken: asks again, but not at once, since the same may come again. */
    synchronized void refused(String from) {
        Instant now = clock.instant();
        if (look != null) {
            sweep.none(look);
        }
        standings.later(from, now);
        if (from.equals(asked)) {
            asked = null;
            due = now;
        }
    }

    /** The newest word from an upstream. */
    public UpstreamWord word() {
        return word;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
