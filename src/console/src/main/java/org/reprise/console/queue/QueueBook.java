package org.reprise.console.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All queues as they were at the last look, and their last day. Reading it asks nobody. In bounded memory: some 9 KB a queue, and at
 * most {@value #MOST} of them. Safe for several threads.
 */
@ApplicationScoped
public class QueueBook {
    /** What one value of a day is about. */
    public static final Duration DAY_STEP = WatchedQueue.COARSE;

    static final int MOST = 2_000;

    /** A queue that the engine has no more is shown no longer than its fine history. */
    private static final Duration KEPT = WatchedQueue.FINE.multipliedBy(WatchedQueue.FINE_SLOTS);

    private final Clock clock;
    private final Map<String, WatchedQueue> queues = new TreeMap<>();
    private String trouble = "Nobody has looked yet.";
    private boolean engine;
    private long left;

    QueueBook() {
        this(Clock.systemUTC());
    }

    QueueBook(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /**
     * What a look found.
     *
     * @param here whether this server has an engine at all
     */
    synchronized void saw(List<WatchedQueue.Look> looks, boolean here) {
        Instant now = clock.instant();
        engine = here;
        trouble = "";
        left = 0;
        for (WatchedQueue.Look look : looks) {
            String name = look.queue().name();
            if (queues.size() >= MOST && !queues.containsKey(name)) {
                left++;
            } else {
                queues.computeIfAbsent(name, key -> new WatchedQueue(look, now)).saw(look, now);
            }
        }
        queues.values().removeIf(each -> each.at().plus(KEPT).isBefore(now));
    }

    /** A look failed: what stands here gets older. */
    synchronized void failed(String why) {
        trouble = why;
    }

    /** The queues that are asked for, a page of them. */
    public synchronized QueuesView view(QueueQuery query) {
        Instant now = clock.instant();
        List<QueueRow> rows = new ArrayList<>();
        queues.values().forEach(each -> rows.add(each.row(now)));
        List<QueueRow> wanted = query.of(rows);
        List<QueueRow> page = wanted.stream()
                .skip(query.from())
                .limit(query.limit())
                .flatMap(row -> Stream.ofNullable(queues.get(row.name())))
                .map(each -> each.wholeRow(now))
                .toList();
        return new QueuesView(engine, trouble, rows.size() + left, wanted.size(), page, now);
    }

    /** Of all queues. */
    synchronized Set<String> names() {
        return Set.copyOf(queues.keySet());
    }

    /** All queues as they are, without depths over time. */
    public synchronized List<QueueRow> rows() {
        Instant now = clock.instant();
        return queues.values().stream().map(each -> each.row(now)).toList();
    }

    /** A queue as it is, without depths over time; empty where nobody knows it. */
    synchronized Optional<QueueRow> row(String name) {
        return Optional.ofNullable(queues.get(name)).map(each -> each.row(clock.instant()));
    }

    /** The last day of a queue, the greatest depth in each five minutes, the oldest first; empty where nobody knows the queue. */
    public synchronized Optional<List<@Nullable Long>> day(String name) {
        return Optional.ofNullable(queues.get(name)).map(WatchedQueue::day);
    }
}
