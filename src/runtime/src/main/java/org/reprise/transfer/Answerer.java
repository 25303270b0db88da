package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.log.EventLog;
import org.reprise.log.EvidenceStore;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;

/**
 * The answering side, at any site: requests wait here until there is something to send or their time is up. Only the newest
 * request of each asker counts, and a restart forgets them all: askers ask again.
 *
 * <p>Further askers cost no more messages a second than one: those that are not behind are answered together, in rounds that are the
 * further apart the more they are, and each gets the more with a message. They are read for once.
 *
 * <p>One thread calls {@link #step()}; requests come by any thread.
 */
public final class Answerer {
    private static final Logger LOG = Logger.getLogger(Answerer.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** An asker in trouble that asks no more, such as a site that was taken away, is forgotten this long after its request. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** Portions up to this size together are one message, for each message has its price: docs/decisions/0007-embedded-queues-carry.md. */
    private static final int MESSAGE_BYTES = 256 * 1024;

    /** An asker is not behind that gets less. */
    private static final int FEW_BYTES = 64 * 1024;

    /** Between two rounds, for each asker: as long as a portion is left to grow under load. One asker alone waits for nobody. */
    private static final Duration PACE = Duration.ofMillis(25);

    private static final Duration LONGEST_PACE = Duration.ofMillis(500);

    /** Whoever was answered so lately is expected to ask again. */
    private static final Duration LATELY = Duration.ofSeconds(1);

    private final String site;
    private final PortionStore portions;
    private final EvidenceStore evidence;
    private final Transport transport;
    private final Peers peers;
    private final Clock clock;
    private final Offer offer;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private Instant nextRound = Instant.EPOCH;
    private final Map<String, Instant> answered = new HashMap<>();
    private final Map<String, Long> toldStable = new HashMap<>();
    private volatile Counting counting = Counting.NONE;

    /** What this site says of itself in the present round; null before anybody was answered in it. */
    private @Nullable Lineage said;

    /** A site that does not know what is stable, and so leaves nothing superseded out. */
    public Answerer(String site, EventLog log, Transport transport, Peers peers, Clock clock) {
        this(new Self(site, () -> 0), log, transport, peers, clock);
    }

    /**
     * The site that answers.
     *
     * @param name   its name
     * @param stable the last seq up to which it has everything for good: sealed here, or received and replayed
     * @param signing signs a portion of which this site has left events out
     */
    public record Self(String name, LongSupplier stable, UnaryOperator<Portion> signing) {
        /** A site that signs nothing. */
        public Self(String name, LongSupplier stable) {
            this(name, stable, portion -> portion);
        }
    }

    /**
     * What this site knows of what others hold.
     *
     * @param stable  up to where the log is, as far as it counts here; {@link Lineage#UNSAID} where it does not
     * @param awaited whether a call waits for others to hold its event
     * @param heard   takes the word of a site up to where it holds the log
     */
    public record Counting(LongSupplier stable, BooleanSupplier awaited, BiConsumer<String, Lineage> heard) {
        /** Nobody counts. */
        static final Counting NONE = new Counting(() -> Lineage.UNSAID, () -> false, (site, end) -> {});
    }

    /** From now on, who asks is counted, and told of what is stable. */
    public void countedBy(Counting other) {
        counting = other;
    }

    public Answerer(Self self, EventLog log, Transport transport, Peers peers, Clock clock) {
        this.site = self.name();
        this.offer = new Offer(log, self.stable(), self.signing());
        this.portions = log.portions();
        this.evidence = log.evidence();
        this.transport = transport;
        this.peers = peers;
        this.clock = clock;
    }

    /**
     * A request says up to where its sender holds the log durably: an acknowledgement. Who takes less than all holds less, and so does who
     * has done so before and was not seeded since.
     *
     * @throws IllegalArgumentException when that cannot be
     */
    void acknowledged(PortionRequest request) {
        if (request.holdsAll()) {
            counting.heard().accept(request.asker(), request.lineage());
        }
    }

    /** A request came. Whom this site cannot answer is none that its log is kept for. */
    void asked(PortionRequest request) {
        Instant now = clock.instant();
        peers.told(request.asker(), request.lineage());
        if (transport.knows(request.asker())) {
            peers.asked(request, now);
        }
        waiting.put(request.asker(), new Waiting(request, now.plus(request.patience()), now, new Backoff(), false));
    }

    /**
     * Lets those go who wait, so that they ask again at once: the site changes its role, and who is primary then knows nothing of them. To be
     * called when no step is taken any more.
     */
    public void dismiss() {
        for (Waiting next : waiting.values()) {
            String asker = next.request().asker();
            if (waiting.remove(asker, next)) {
                try {
                    transport.nothing(
                            asker, new AnswerHeader(site, head(portions.last()), false, false, false, peers.lineage()));
                } catch (RuntimeException e) {
                    LOG.log(Level.FINE, e, () -> "Site '" + asker + "' asks again when its time is up");
                }
            }
        }
    }

    /** Portions sent since the start. */
    public long sent() {
        return sent.sum();
    }

    /**
     * Answers each waiting request that can be answered.
     *
     * @return how long to wait before the next step unless woken
     */
    public Duration step() {
        Duration pause = IDLE;
        Instant begin = clock.instant();
        if (waiting.isEmpty()) {
            return pause;
        }
        Duration rest = Duration.between(begin, nextRound);
        // a longer one is of a clock that was put back
        if (begin.isBefore(nextRound)
                && rest.compareTo(LONGEST_PACE) <= 0
                && !counting.awaited().getAsBoolean()) {
            return rest;
        }
        // once for all who wait, and first: what is stored meanwhile is no lack
        Position last = portions.last();
        said = null;
        RuntimeException failed = null;
        for (Waiting next : waiting.values()) {
            try {
                pause = shorter(pause, look(next, last));
            } catch (RuntimeException e) {
                // what hinders one hinders no other
                failed = failed == null ? e : failed;
            }
        }
        endRound(begin);
        if (failed != null) {
            throw failed;
        }
        return pause;
    }

    /** Answers one of those who wait, if it can be answered now; else when to look again. */
    private Duration look(Waiting next, Position last) {
        String asker = next.request().asker();
        Instant now = clock.instant();
        if (now.isBefore(next.notBefore())) {
            return Duration.between(now, next.notBefore());
        }
        if (next.givenUp()) {
            if (waiting.remove(asker, next)) {
                peers.forget(asker);
            }
            return IDLE;
        }
        if (answer(next, last, now)) {
            waiting.remove(asker, next);
            return IDLE;
        }
        return Duration.between(now, next.until());
    }

    private void endRound(Instant begin) {
        answered.values().removeIf(at -> Duration.between(at, begin).abs().compareTo(LATELY) > 0);
        boolean some = answered.values().stream().anyMatch(at -> !at.isBefore(begin));
        if (some && answered.size() > 1) {
            nextRound = begin.plus(shorter(PACE.multipliedBy(answered.size()), LONGEST_PACE));
        }
    }

    private boolean answer(Waiting next, Position last, Instant now) {
        PortionRequest request = next.request();
        boolean there = last.seq() >= request.span().from();
        List<Portion> found = there ? found(request, last) : List.of();
        boolean lacks = found.isEmpty() && there && request.seeks().isEmpty();
        boolean atOnce = lacks || (there && request.seeksKind()) || hasNews(request);
        if (found.isEmpty() && !atOnce && now.isBefore(next.until())) {
            return false;
        }
        try {
            if (found.isEmpty()) {
                boolean gone =
                        lacks && request.span().from() <= portions.begin().seq();
                transport.nothing(request.asker(), new AnswerHeader(site, head(last), false, lacks, gone, own()));
            } else {
                send(request, found, head(last));
            }
            peers.ends(request.asker());
        } catch (UnreachableException e) {
            peers.begins(request.asker(), String.valueOf(e.getMessage()), e);
            boolean over = !now.isBefore(next.until());
            Waiting later = over
                    ? next.givenUpUntil(now.plus(MEMORY))
                    : next.after(now.plus(next.backoff().failed()));
            waiting.replace(request.asker(), next, later);
        }
        return true;
    }

    /** Read once for all who are answered in a round, and again when more is stable since: of that each is told once. */
    private Lineage own() {
        Lineage before = said;
        Lineage now = before == null || before.stable() != counting.stable().getAsLong() ? peers.lineage() : before;
        said = now;
        return now;
    }

    /** Whether more is stable than the asker knows, which waits for that to replay it; once for each asker. */
    private boolean hasNews(PortionRequest request) {
        long stable = counting.stable().getAsLong();
        boolean news = request.lineage().counts() && stable > request.lineage().stable();
        Long before = news ? toldStable.put(request.asker(), stable) : null;
        return news && (before == null || before != stable);
    }

    /** What cannot be read here is as if it were not here: the asker turns to another site. */
    private List<Portion> found(PortionRequest request, Position last) {
        try {
            List<Portion> found = offer.to(request, last);
            peers.readable(request.span().from());
            return found;
        } catch (PortionRefusedException e) {
            peers.unreadable(request.span().from(), e);
            return List.of();
        }
    }

    /** Another site may have told of more than is here. */
    private Position head(Position here) {
        return here.compareTo(peers.head()) < 0 ? peers.head() : here;
    }

    private void send(PortionRequest request, List<Portion> found, Position head) {
        for (int start = 0; start < found.size(); ) {
            List<Portion> fitting = found.subList(start, messageEnd(found, start));
            InlineEvidence.Beside beside = InlineEvidence.of(request.demoted(), fitting, evidence);
            List<Portion> message = fitting.subList(0, beside.portions());
            int end = start + message.size();
            transport.portions(
                    request.asker(),
                    new AnswerHeader(site, head, end < found.size()).with(own()),
                    message.stream().map(Portion::toBytes).toList(),
                    beside.bytes());
            sent.add(message.size());
            start = end;
        }
        if (found.stream().mapToLong(Portion::size).sum() < FEW_BYTES) {
            answered.put(request.asker(), clock.instant());
        }
    }

    private static int messageEnd(List<Portion> found, int start) {
        int end = start + 1;
        long size = found.get(start).size();
        while (end < found.size() && size + found.get(end).size() <= MESSAGE_BYTES) {
            size += found.get(end).size();
            end++;
        }
        return end;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private record Waiting(PortionRequest request, Instant until, Instant notBefore, Backoff backoff, boolean givenUp) {
        Waiting after(Instant later) {
            return new Waiting(request, until, later, backoff, false);
        }

        Waiting givenUpUntil(Instant later) {
            return new Waiting(request, until, later, backoff, true);
        }
    }
}
