package org.reprise.ack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reprise.api.NotAcknowledgedException;
import org.reprise.log.EventLog;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.StablePoint;

/**
 * What calls wait for at a primary. An acknowledgement is what a site says of the end of its log when it asks for more: all up to there
 * is in its database. Only entries of the present reign count (rule 7: an entry of an earlier one may yet be replaced), and only the
 * newest word of each site.
 *
 * <p>A call knows no seq when it has committed: the sealer gives it later, perhaps at another server of this site. So calls wait in
 * groups: for the newest event that had committed when the group was closed, until none that old waits for the sealer; what is sealed by
 * then holds them all.
 *
 * <p>{@link #await} is called by the thread of the call, {@link #step} by a loop at every server, {@link #heard} by whatever thread takes
 * a request. Safe for any thread.
 */
public final class Acks {
    /** While calls wait and there are several servers: another one may have sealed, or heard. Of what this one does it is woken. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Duration IDLE = Duration.ofSeconds(1);

    /** Calls whose events are, all of them, at {@code newest} or before it; {@code seq} is 0 until that is sealed. */
    private static final class Group {
        final List<CountDownLatch> calls;
        final OptionalLong newest;
        long seq;

        Group(List<CountDownLatch> calls, OptionalLong newest) {
            this.calls = calls;
            this.newest = newest;
        }
    }

    private final String site;
    private final AckPolicy policy;
    private final EventLog log;
    private final long epoch;
    private final Stability stability;
    private final Degrading degrading;
    private final SharedEnds shared;
    private final Map<String, Position> ends = new HashMap<>();
    private List<CountDownLatch> fresh = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private volatile Runnable wake = () -> {};

    /**
     * @param site  this primary
     * @param epoch of its reign
     */
    public Acks(String site, long epoch, AckPolicy policy, EventLog log, Stability stability) {
        this.site = site;
        this.policy = policy;
        this.log = log;
        this.epoch = epoch;
        this.stability = stability;
        this.degrading = new Degrading(policy);
        this.shared = stability.shared(epoch);
        stability.counting(policy.waits());
    }

    /** Run when a call begins to wait; must not wait itself. */
    public void wokenBy(Runnable waker) {
        wake = waker;
    }

    /** Waits until enough sites hold all that this thread has committed, and keeps for {@link LastCall} whether they do. */
    public void await() {
        if (!policy.waits() || degrading.isDegraded()) {
            // what is unknown of an earlier event is not held by that
            return;
        }
        CountDownLatch call = new CountDownLatch(1);
        synchronized (this) {
            fresh.add(call);
        }
        wake.run();
        boolean held = false;
        try {
            held = call.await(policy.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (held) {
            LastCall.held();
        } else {
            LastCall.unknown(new NotAcknowledgedException(site, policy.sites(), policy.timeout()));
            forget(call);
            degrading.waitedInVain(holders());
        }
    }

    /** Whether calls wait for other sites, or would if these answered. */
    public boolean waits() {
        return policy.waits();
    }

    private synchronized void forget(CountDownLatch call) {
        fresh.remove(call);
        groups.forEach(group -> group.calls.remove(call));
        groups.removeIf(group -> group.calls.isEmpty());
    }

    /**
     * A site says up to where it holds the log. Of another reign it counts for nothing.
     *
     * @throws IllegalArgumentException when that cannot be: nobody has got an event of this reign that is not sealed here, or of an epoch
     *     that it was not told of; nothing counts then
     */
    public void heard(String other, Lineage lineage) {
        Position end = lineage.end();
        if (end.epoch() > Math.max(epoch, lineage.promise().epoch())) {
            throw new IllegalArgumentException("site '" + other + "' says that it holds all up to event " + end
                    + ", and was told of " + lineage.promise() + " only; here reigns epoch " + epoch);
        }
        if (end.epoch() != epoch) {
            return;
        }
        Position own = log.portions().last();
        if (end.seq() > own.seq()) {
            throw new IllegalArgumentException("site '" + other + "' says that it holds all up to event " + end
                    + ", and this primary has sealed " + own + " only");
        }
        if (policy.waits()) {
            count(other, end, own);
        }
    }

    private synchronized void count(String other, Position end, Position own) {
        add(other, end);
        stability.reached(StablePoint.of(epoch, own, ends.values(), policy.sites() + 1));
        letGo();
    }

    private synchronized void add(String other, Position end) {
        ends.merge(other, end, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }

    /** One site may ask this server, and another one another server: together they hold what each of them has heard half of. */
    private void share() {
        Map<String, Long> heard = new HashMap<>();
        synchronized (this) {
            ends.forEach((site, end) -> heard.put(site, end.seq()));
        }
        shared.share(heard).forEach((site, seq) -> add(site, new Position(epoch, seq)));
        Position own = log.portions().last();
        synchronized (this) {
            stability.reached(StablePoint.of(epoch, own, ends.values(), policy.sites() + 1));
        }
    }

    /** Whether a call waits, so that nothing on the way is to be put off. */
    public synchronized boolean isAwaited() {
        return !fresh.isEmpty() || !groups.isEmpty();
    }

    /**
     * Looks what was sealed and what other servers of this site have heard.
     *
     * @param several whether there are any
     * @return how long to wait before the next step unless woken
     */
    public Duration step(boolean several) {
        if (!policy.waits()) {
            return IDLE;
        }
        List<CountDownLatch> taken;
        synchronized (this) {
            taken = fresh;
            fresh = new ArrayList<>();
        }
        // asked behind their commits; calls that come meanwhile are in the next group
        Group group = new Group(taken, newest(taken));
        synchronized (this) {
            if (!taken.isEmpty()) {
                groups.add(group);
            }
        }
        settle();
        if (several && policy.sites() > 1) {
            share();
        }
        stability.step(several);
        degrading.look(log.portions().last().seq(), stability.seq());
        synchronized (this) {
            letGo();
            return several && isAwaited() ? LOOK : IDLE;
        }
    }

    private OptionalLong newest(List<CountDownLatch> taken) {
        try {
            return taken.isEmpty() ? OptionalLong.empty() : log.captured().newest();
        } catch (RuntimeException e) {
            synchronized (this) {
                fresh.addAll(taken);
            }
            throw e;
        }
    }

    private void settle() {
        List<Group> unsealed;
        synchronized (this) {
            unsealed = groups.stream().filter(group -> group.seq == 0).toList();
        }
        if (unsealed.isEmpty()) {
            return;
        }
        OptionalLong oldest = log.captured().oldest();
        long sealed = log.portions().last().seq();
        synchronized (this) {
            unsealed.stream()
                    .filter(group ->
                            group.newest.isEmpty() || oldest.isEmpty() || oldest.getAsLong() > group.newest.getAsLong())
                    .forEach(group -> group.seq = sealed);
        }
    }

    private void letGo() {
        groups.removeIf(group -> {
            boolean held = group.seq > 0 && group.seq <= stability.seq();
            if (held) {
                group.calls.forEach(CountDownLatch::countDown);
            }
            return held;
        });
    }

    private synchronized int holders() {
        return (int) ends.values().stream().filter(end -> end.epoch() == epoch).count();
    }

    /** What hinders calls, in words for an operator; empty when nothing does. */
    public String trouble() {
        return degrading.trouble();
    }

    /** As it is now. */
    public synchronized AckFigures figures() {
        int waiting = fresh.size()
                + groups.stream().mapToInt(group -> group.calls.size()).sum();
        return new AckFigures(
                policy.waits() ? Integer.toString(policy.sites()) : "local",
                stability.seq(),
                waiting,
                degrading.unknown(),
                degrading.isDegraded());
    }
}
