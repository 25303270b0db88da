package org.reprise.console.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.figures.QueueFigures;
import org.reprise.figures.SiteFigures;

/** Looks at all queues, whoever is there to see it. For one thread. */
public final class QueueSampler implements Runnable {
    private static final Logger LOG = Logger.getLogger(QueueSampler.class.getName());

    /** Of so many queues the first message is looked at in one look; of more, it is that of an earlier one. */
    private static final int MOST_LOOKS = 50;

    /** The first message of a queue, as of when. */
    private record First(@Nullable Instant sent, long look) {}

    private final Engine engine;
    private final Supplier<SiteFigures> site;
    private final QueueBook book;
    private final Runnable looked;
    private final Map<String, First> firsts = new HashMap<>();
    private long looks;
    private boolean failing;

    /** @param looked done after each look that did not fail */
    QueueSampler(Engine engine, Supplier<SiteFigures> site, QueueBook book, Runnable looked) {
        this.engine = engine;
        this.site = site;
        this.book = book;
        this.looked = looked;
    }

    /** One look. Never throws, for a task that throws is not run again. */
    @Override
    public void run() {
        try {
            book.saw(look(), engine.isHere());
            looked.run();
            failing = false;
        } catch (RuntimeException failed) {
            book.failed("This server cannot look at its queues: " + failed.getMessage());
            LOG.log(
                    failing ? Level.FINE : Level.WARNING,
                    "REPR0508W: The queues of this server cannot be looked at; it is tried again every few seconds.",
                    failed);
            failing = true;
        }
    }

    private List<WatchedQueue.Look> look() {
        looks++;
        List<Engine.Queue> queues = engine.queues();
        SiteFigures figures = site.get();
        Map<String, Double> taken =
                figures.queues().stream().collect(Collectors.toMap(QueueFigures::name, QueueFigures::perSecond));
        firsts(queues);
        List<WatchedQueue.Look> found = new ArrayList<>();
        for (Engine.Queue queue : queues) {
            First first = firsts.get(queue.name());
            found.add(new WatchedQueue.Look(
                    QueueKind.of(queue.name()), queue, first == null ? null : first.sent(), taken.get(queue.name())));
        }
        found.addAll(SiteBacklog.of(figures));
        return found;
    }

    private void firsts(List<Engine.Queue> queues) {
        List<String> filled = queues.stream()
                .filter(queue -> queue.depth() > 0)
                .map(Engine.Queue::name)
                .toList();
        firsts.keySet().retainAll(filled);
        filled.stream()
                .sorted(Comparator.comparingLong(
                        name -> firsts.containsKey(name) ? firsts.get(name).look() : 0))
                .limit(MOST_LOOKS)
                .forEach(name -> firsts.put(name, new First(engine.oldest(name).orElse(null), looks)));
    }
}
