package org.reprise.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;

/**
 * What a site knows of the others by the messages between them: who asks it and how far they are, how long the log is, and what
 * hinders the traffic, which is said in the log once when it begins and once when it ends, not at each try. Safe for any thread.
 */
public final class Peers {
    private static final Logger LOG = Logger.getLogger(Peers.class.getName());

    /** A site that has asked nothing for so long gets its events elsewhere, or is gone. */
    private static final Duration MEMORY = Duration.ofMinutes(2);

    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final Map<Long, String> damages = new ConcurrentHashMap<>();
    private final Map<String, Downstream> askers = new ConcurrentHashMap<>();
    private volatile Position head = Position.START;
    private volatile Supplier<Lineage> own = () -> Lineage.NONE;
    private volatile Consumer<Lineage> counted = lineage -> {};
    private volatile BiConsumer<String, Lineage> told = (site, lineage) -> {};

    /**
     * A site that asks this one.
     *
     * @param site   its name
     * @param has    the last seq up to which it has everything; -1 while it has not said
     * @param end    where its log ends, by its own word
     * @param behind the sites that get their events from it, near and far
     * @param at     when it asked last, by this site's clock
     */
    public record Downstream(String site, long has, Position end, Set<String> behind, Instant at) {}

    /**
     * Says what this site tells of its log in each message, and who is to hear what others tell. Whoever hears it may throw, so that the
     * message is delivered again.
     */
    public void reigns(Supplier<Lineage> ofThisSite, BiConsumer<String, Lineage> listener) {
        own = ofThisSite;
        told = listener;
    }

    Lineage lineage() {
        return own.get();
    }

    void told(String site, Lineage lineage) {
        told.accept(site, lineage);
    }

    /** Who is to hear up to where the log is stable, as upstreams say it. */
    public void counts(Consumer<Lineage> listener) {
        counted = listener;
    }

    void counted(Lineage upstream) {
        counted.accept(upstream);
    }

    void asked(PortionRequest request, Instant now) {
        String asker = request.asker();
        Downstream before = askers.get(asker);
        // who seeks a kind looks ahead of what it has
        long has = !request.seeksKind() ? request.span().from() - 1 : before == null ? -1 : before.has();
        askers.put(asker, new Downstream(asker, has, request.lineage().end(), request.downstream(), now));
    }

    void answered(AnswerHeader header) {
        heard(header.head());
    }

    /** Another server of this site has heard that the log goes so far. */
    public void heard(Position other) {
        if (other.compareTo(head) > 0) {
            head = other;
        }
    }

    /** The last position that any site has spoken of. */
    public Position head() {
        return head;
    }

    /** The sites that ask this one, by name. */
    public List<Downstream> downstream(Instant now) {
        askers.values().removeIf(asker -> asker.at().plus(MEMORY).isBefore(now));
        List<Downstream> all = new ArrayList<>(askers.values());
        all.sort(Comparator.comparing(Downstream::site));
        return all;
    }

    /** As if it had never asked. */
    void unknow(String asker) {
        askers.remove(asker);
    }

    /**
     * The sites that get their events from this one, near and far.
     *
     * @param except what this one says is not asked: two sites that ask each other would keep a third alive that is gone
     */
    Set<String> behind(String except, Instant now) {
        Set<String> all = new TreeSet<>();
        downstream(now).stream().filter(asker -> !asker.site().equals(except)).forEach(asker -> {
            all.add(asker.site());
            all.addAll(asker.behind());
        });
        return all;
    }

    /** @throws IllegalArgumentException when all that it is to ask would get their events from itself */
    void refuseLoop(TransferPolicy policy, Instant now) {
        if (behind("", now).containsAll(policy.upstreams())) {
            throw new IllegalArgumentException(
                    "Site '" + policy.site() + "' would ask in a circle: " + String.join(" and ", policy.upstreams())
                            + " get their events from it. Name a site that does not");
        }
    }

    void begins(String site, String what, Throwable cause) {
        if (troubles.put(site, what) == null) {
            LOG.log(
                    Level.WARNING,
                    cause,
                    () -> "REPR0201W: " + what
                            + ". Trying again by itself, ever more slowly up to every 10 seconds; this is not said again");
        }
    }

    void begins(String site, String what) {
        if (troubles.put(site, what) == null) {
            LOG.warning(() -> "REPR0202W: " + what + ". Asking again by itself; this is not said again");
        }
    }

    void ends(String site) {
        if (troubles.remove(site) != null) {
            LOG.info(() -> "Site '" + site + "' is heard again");
        }
    }

    /** What this site itself has of the log, from that event on, cannot be read, and so not be handed on. */
    void unreadable(long seq, RuntimeException why) {
        String what = "Event " + seq + " cannot be read from the log of this site: " + why.getMessage();
        if (damages.put(seq, what) == null) {
            LOG.log(
                    Level.WARNING,
                    why,
                    () -> "REPR0205W: " + what
                            + ". Who asks for it is told that it is not here, and gets it from another"
                            + " upstream. Look after the disk of this site's database, and give the portion back from a"
                            + " backup; this is not said again");
        }
    }

    /** What begins there can be read. */
    void readable(long seq) {
        if (!damages.isEmpty() && damages.remove(seq) != null) {
            LOG.info(() -> "Event " + seq + " can be read again");
        }
    }

    /** The site is not needed at present. */
    void forget(String site) {
        if (troubles.remove(site) != null) {
            LOG.info(() -> "The trouble with site '" + site + "' is of no matter at present");
        }
    }

    /** In words for an operator; empty when there is none. */
    public String describe() {
        return Stream.concat(troubles.values().stream(), damages.values().stream())
                .collect(Collectors.joining("; "));
    }
}
