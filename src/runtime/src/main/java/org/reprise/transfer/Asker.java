package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private record Request(String site, PortionRequest what) {}

    private final Upstreams upstreams;
    private final EventLog log;
    private final Transport transport;
    private final Peers peers;
    private final Clock clock;
    private final Standings standings = new Standings();

    private List<String> order = List.of();

    /** Whom this site asks besides, as no upstream has what comes next any more; null while it need not. */
    private @Nullable List<String> elsewhere;

    /** Those of them that gave nothing when they were asked. */
    private final Set<String> vain = new HashSet<>();

    private @Nullable Request asked;
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
     * Asks, if it is time to. Holds up nobody who brings an answer or asks for a word, however long the database or the way to an
     * upstream takes.
     *
     * @return how long to wait before the next step unless woken
     */
    public Duration step() {
        Lack.Wish wish = Lack.Wish.of(upstreams, !word.equals(UpstreamWord.NONE));
        Duration rest = rest(wish);
        return rest.isZero() ? ask(Lack.of(wish, log, contiguous)) : rest;
    }

    /** How long it is not time to ask; zero when it is. */
    private synchronized Duration rest(Lack.Wish wish) {
        Instant now = clock.instant();
        TransferPolicy policy = wish.policy();
        if (!policy.upstreams().equals(order)) {
            begin(policy.upstreams());
        }
        boolean others = !policy.wanted().equals(wanted) || wish.leavesOut() != leavesOut;
        wanted = policy.wanted();
        leavesOut = wish.leavesOut();
        if (others || waitsForTime != contiguous.seq() >= wish.until()) {
            // the request that waits at the upstream is for others, or it was held or released meanwhile
            asked = null;
            due = now;
        }
        Duration rest = Duration.between(now, due);
        // a longer one is of a clock that was put back
        if (now.isBefore(due) && rest.compareTo(longest(policy)) <= 0) {
            return rest;
        }
        if (asked != null) {
            String site = asked.site();
            peers.begins(site, "Upstream '" + site + "' took a request but does not answer");
            standings.silent(site, now);
            gaveNothing(site);
            asked = null;
        }
        return Duration.ZERO;
    }

    private static Duration longest(TransferPolicy policy) {
        Duration answer = policy.patience().plus(GRACE);
        return answer.compareTo(Backoff.LONGEST) < 0 ? Backoff.LONGEST : answer;
    }

    /** Asks at once: this server leads from now on, and nobody here knows what was asked for. */
    public synchronized void beginAnew() {
        asked = null;
        look = null;
        due = Instant.EPOCH;
    }

    /** Asks at once for what was thrown away: what was thought to be here without a hole is looked for again. */
    public synchronized void lookAnew() {
        contiguous = Position.START;
        beginAnew();
    }

    /** Another server of this site asks from now on: what hinders it is not known here. */
    public synchronized void end() {
        askable().forEach(peers::forget);
    }

    /** Others are to be asked from now on. */
    private void begin(List<String> named) {
        order.stream().filter(site -> !named.contains(site)).forEach(peers::forget);
        order = named;
        needNot();
        hopeless = "";
        standings.keep(named);
        asked = null;
        due = Instant.EPOCH;
    }

    /** Asks the first that takes the request; those that were silent come last. */
    private Duration ask(Lack lack) {
        if (isGone(lack)) {
            // it may be a former primary, which this site need not ask otherwise
            Set<String> behind = peers.behind("", clock.instant());
            askElsewhere(upstreams.elsewhere().stream()
                    .filter(site -> transport.knows(site) && !behind.contains(site))
                    .toList());
        }
        Set<String> tried = new HashSet<>();
        for (Request next = next(lack, tried); next != null; next = next(lack, tried)) {
            try {
                transport.request(next.site(), next.what());
                return sent(next);
            } catch (UnreachableException e) {
                failed(next, e);
                tried.add(next.site());
            } catch (RuntimeException e) {
                beginAnew();
                throw e;
            }
        }
        return nobody();
    }

    private synchronized boolean isGone(Lack lack) {
        contiguous = lack.contiguous();
        return standings.isGone(order, contiguous.seq() + 1);
    }

    private synchronized void askElsewhere(List<String> sites) {
        elsewhere = sites;
        hope();
    }

    /** The upstreams have what comes next. */
    private void needNot() {
        List<String> before = elsewhere;
        if (before != null) {
            before.forEach(peers::forget);
        }
        elsewhere = null;
        vain.clear();
    }

    private boolean isElsewhere(String site) {
        List<String> others = elsewhere;
        return others != null && others.contains(site);
    }

    private void gaveNothing(String site) {
        if (isElsewhere(site)) {
            vain.add(site);
            hope();
        }
    }

    private List<String> askable() {
        List<String> others = elsewhere;
        return others == null
                ? order
                : Stream.concat(order.stream(), others.stream()).toList();
    }

    /** The request that is sent now; it counts as sent from here on, since its answer may be quicker than the word that it went. */
    private synchronized @Nullable Request next(Lack lack, Set<String> tried) {
        Instant now = clock.instant();
        contiguous = lack.contiguous();
        waitsForTime = lack.waitsForTime();
        asked = null;
        for (boolean silent : new boolean[] {false, true}) {
            for (String site : askable()) {
                if (!tried.contains(site)
                        && standings.rest(site, now).compareTo(Duration.ZERO) <= 0
                        && silent == standings.isSilent(site, now)) {
                    asked = new Request(site, request(site, lack, now));
                    due = now.plus(asked.what().patience()).plus(GRACE);
                    return asked;
                }
            }
        }
        return null;
    }

    private PortionRequest request(String site, Lack lack, Instant now) {
        long head = Math.min(peers.head().seq(), lack.wish().until());
        look = waitsForTime ? null : sweep.next(lack.wish().policy().priority(), contiguous.seq(), head);
        Set<String> downstream = peers.behind(site, now);
        downstream.remove(lack.wish().policy().site());
        return lack.request(look, downstream, peers.lineage());
    }

    private synchronized Duration sent(Request request) {
        Instant now = clock.instant();
        if (request.equals(asked)) {
            due = now.plus(request.what().patience()).plus(GRACE);
        }
        return due.isBefore(now) ? Duration.ZERO : Duration.between(now, due);
    }

    private synchronized void failed(Request request, UnreachableException why) {
        String site = request.site();
        peers.begins(site, why.getMessage() == null ? site : why.getMessage(), why);
        standings.later(site, clock.instant());
        gaveNothing(site);
        if (request.equals(asked)) {
            asked = null;
        }
    }

    private synchronized Duration nobody() {
        Instant now = clock.instant();
        Duration pause = standings.shortestRest(askable(), now).orElse(IDLE);
        due = now.plus(pause);
        return pause;
    }

    /** An answer says what its sender has promised: before anything of it is stored, as this site may have to promise it too. */
    void told(AnswerHeader header) {
        peers.told(header.from(), header.lineage());
        peers.counted(header.lineage());
    }

    /** The same of stability alone, by another server of this site. */
    void counted(AnswerHeader header) {
        peers.counted(header.lineage());
    }

    /** An answer came with portions, which are stored. */
    synchronized void answered(AnswerHeader header, long lastSeq) {
        if (look != null) {
            sweep.came(lastSeq);
        }
        vain.remove(header.from());
        // a message that is delivered twice brings nothing the second time: another request is out by then
        word(header, look != null || lastSeq > contiguous.seq());
    }

    /** An answer came without portions. */
    synchronized void answered(AnswerHeader header) {
        if (look != null) {
            sweep.none(look);
        }
        word(header, true);
        if (isElsewhere(header.from())) {
            if (!header.lacks()) {
                // what it had not got it may never have: not to ask it again and again
                standings.later(header.from(), clock.instant());
            }
            gaveNothing(header.from());
        }
    }

    /** @param answers what was asked for last */
    private void word(AnswerHeader header, boolean answers) {
        Instant now = clock.instant();
        peers.answered(header);
        word = new UpstreamWord(header.from(), peers.head(), now);
        standings.gone(header.from(), header.gone() ? contiguous.seq() + 1 : 0);
        if (!header.lacks() && order.contains(header.from())) {
            needNot();
        }
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
        if (answers && asks(header.from())) {
            asked = header.more() ? asked : null;
            due = header.more() ? now.plus(upstreams.policy().patience()).plus(GRACE) : now;
        }
    }

    /** Whether anybody may yet give what comes next. */
    private void hope() {
        String before = hopeless;
        List<String> others = elsewhere;
        // that no upstream has it is only half of it, until the others were asked
        hopeless = others != null && vain.containsAll(others)
                ? standings.hopeless(order, others, contiguous.seq() + 1)
                : "";
        if (before.isEmpty() && !hopeless.isEmpty()) {
            LOG.warning(() -> "REPR0641W: " + hopeless);
        }
    }

    /** Why nothing more can come, in words for an operator; empty while something can. */
    public String hopeless() {
        return hopeless;
    }

    /** Why what comes next here cannot come from that site, in words; empty while it may. */
    public synchronized String gone(String site) {
        long next = contiguous.seq() + 1;
        return standings.isGone(site, next) ? site + " has not got event " + next + " any more" : "";
    }

    /** An answer came and could not be taken, and so says why: asks again, but not at once, since the same may come again. */
    synchronized void refused(String from, String why) {
        Instant now = clock.instant();
        peers.begins(from, "What upstream '" + from + "' answers is refused here: " + why);
        if (look != null) {
            sweep.none(look);
        }
        standings.later(from, now);
        gaveNothing(from);
        if (asks(from)) {
            asked = null;
            due = now;
        }
    }

    /** Whether that site may send portions of which events are left out: whom this site asks may, where it wants less than all. */
    boolean takesLessFrom(String site) {
        // answers come to any server of this site, and another one may have been told
        TransferPolicy policy = upstreams.refreshed();
        return policy.takesPart()
                && (policy.upstreams().contains(site) || upstreams.elsewhere().contains(site));
    }

    private boolean asks(String site) {
        return asked != null && asked.site().equals(site);
    }

    /** The newest word from an upstream. */
    public UpstreamWord word() {
        return word;
    }
}
