package org.reprise.reign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.reprise.portion.Position;

/**
 * The reigns that a site knows of, by their epochs. Those of which something is in the log that the newest one goes on with are its
 * lineage: each names the epoch of the event before its first. Another one may be known too that got nowhere; it had no event in this
 * log, and no event is ever said to be of it. Immutable.
 */
public final class Reigns {
    /** No reign is known. */
    public static final Reigns NONE = new Reigns(new TreeMap<>());

    private final NavigableMap<Long, Reign> byEpoch;

    private Reigns(NavigableMap<Long, Reign> byEpoch) {
        this.byEpoch = Collections.unmodifiableNavigableMap(byEpoch);
    }

    /** @throws ReignConflictException when two of them say of one epoch what cannot both be true */
    public static Reigns of(Collection<Reign> all) {
        NavigableMap<Long, Reign> byEpoch = new TreeMap<>();
        for (Reign each : all) {
            Reign known = byEpoch.putIfAbsent(each.epoch(), each);
            if (known != null && !known.isSame(each)) {
                throw new ReignConflictException(
                        "Epoch " + each.epoch() + " has two reigns: " + known + ", and " + each);
            }
        }
        Reigns found = new Reigns(byEpoch);
        found.prove();
        return found;
    }

    /** In a lineage firsts rise: each reign has one event at least before the next begins. */
    private void prove() {
        for (Reign each : byEpoch.values()) {
            Reign before = byEpoch.get(each.before().position().epoch());
            if (before != null && before.first() >= each.first()) {
                throw new ReignConflictException("The " + each + ", is said to follow " + before);
            }
        }
    }

    /**
     * With what another site knows.
     *
     * @throws ReignConflictException when both cannot be true
     */
    public Reigns merge(Reigns other) {
        List<Reign> all = new ArrayList<>(all());
        all.addAll(other.all());
        return of(all);
    }

    /** All, the oldest first. */
    public List<Reign> all() {
        return List.copyOf(byEpoch.values());
    }

    /** The newest. */
    public Optional<Reign> current() {
        return byEpoch.values().stream().reduce((a, b) -> b);
    }

    public Optional<Reign> of(long epoch) {
        return Optional.ofNullable(byEpoch.get(epoch));
    }

    /** Those that have events in the log that the newest goes on with, the oldest first; as far back as they are known. */
    public List<Reign> lineage() {
        List<Reign> lineage = new ArrayList<>();
        for (Reign next = current().orElse(null);
                next != null;
                next = byEpoch.get(next.before().position().epoch())) {
            lineage.add(0, next);
        }
        return List.copyOf(lineage);
    }

    /** The reign that had this event, in the log that the newest goes on with; empty where that is not known. */
    public Optional<Reign> at(long seq) {
        return lineage().stream().filter(each -> each.first() <= seq).reduce((a, b) -> b);
    }

    /** The reign that came behind the last one of this site, in the log that the newest goes on with; empty where none did. */
    public Optional<Reign> behind(String site) {
        Reign found = null;
        Reign before = null;
        for (Reign each : lineage()) {
            found = before != null && before.primary().equals(site) ? each : found;
            before = each;
        }
        return Optional.ofNullable(found);
    }

    /**
     * The last event that two logs have in common. An epoch has one writer, so two logs that both have an event of one epoch have all up
     * to it in common; where one of them goes on with another reign, they part.
     *
     * @param one where one log ends
     * @param two where the other one ends
     * @return {@link Position#START} where they have nothing in common; empty where a reign of one of them is not known here
     */
    public Optional<Position> common(Position one, Position two) {
        Map<Long, Long> ofTwo = new HashMap<>();
        boolean whole = back(two, each -> {
            ofTwo.put(each.epoch(), each.seq());
            return false;
        });
        Position[] found = {Position.START};
        whole &= back(one, each -> {
            Long there = ofTwo.get(each.epoch());
            found[0] = there == null ? found[0] : new Position(each.epoch(), Math.min(each.seq(), there));
            return there != null;
        });
        return found[0].epoch() > 0 || whole ? Optional.of(found[0]) : Optional.empty();
    }

    /**
     * Up to where what is said of another log holds of this one too: without an end while this one goes the other's way, else up to where
     * they part.
     *
     * @param own   where this log ends
     * @param other where the other one ends
     * @return 0 where that is not known
     */
    public long shared(Position own, Position other) {
        if (own.seq() == 0 || own.epoch() == other.epoch()) {
            return Long.MAX_VALUE;
        }
        return common(own, other)
                .map(common -> common.equals(own) || common.equals(other) ? Long.MAX_VALUE : common.seq())
                .orElse(0L);
    }

    /**
     * Goes back through the reigns of a log, the last event of each.
     *
     * @return whether its first reign was reached
     */
    private boolean back(Position end, Predicate<Position> enough) {
        Position next = end;
        while (next.epoch() > 0) {
            Reign reign = byEpoch.get(next.epoch());
            if (enough.test(next) || reign == null) {
                return false;
            }
            next = reign.before().position();
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reigns reigns && byEpoch.equals(reigns.byEpoch);
    }

    @Override
    public int hashCode() {
        return byEpoch.hashCode();
    }

    @Override
    public String toString() {
        return byEpoch.values().toString();
    }
}
