package org.reprise.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.reprise.jdbc.Transactions;

/** The servers of this site, and which of them give signs of life. One thread calls {@link #step}; any may look. */
public final class Servers {
    /** Whoever has been silent for so many patiences is struck off. */
    private static final int FORGOTTEN = 100;

    private record Sign(long beat, long atNanos) {}

    private final Roster roster;
    private final Transactions transactions;
    private final Duration patience;
    private final LongSupplier nanos;
    private final Map<String, Sign> signs = new HashMap<>();
    private volatile Roster.Entry self;
    private volatile List<Roster.Entry> present = List.of();
    private volatile Map<String, Boolean> alive = Map.of();

    public Servers(Roster roster, Transactions transactions, Roster.Entry self, Duration patience, LongSupplier nanos) {
        this.roster = roster;
        this.transactions = transactions;
        this.self = self;
        this.patience = patience;
        this.nanos = nanos;
    }

    /** Gives a sign, unless nobody is there to see it, and looks who else does. */
    void step() {
        List<Roster.Entry> found = roster.list();
        boolean there = found.stream().anyMatch(each -> each.id().equals(self.id()));
        if (!there || found.size() > 1) {
            self = new Roster.Entry(self.id(), self.name(), self.beat() + 1, self.since());
            transactions.run(() -> roster.put(self));
        }
        long now = nanos.getAsLong();
        Map<String, Boolean> living = new HashMap<>();
        for (Roster.Entry each : found) {
            Sign before = signs.get(each.id());
            if (before == null || before.beat() != each.beat()) {
                before = new Sign(each.beat(), now);
                signs.put(each.id(), before);
            }
            long silent = now - before.atNanos();
            boolean own = each.id().equals(self.id());
            living.put(each.id(), own || silent <= patience.toNanos());
        }
        found.stream()
                .filter(each -> !living.getOrDefault(each.id(), false) && isGone(each, found, living, now))
                .forEach(gone -> transactions.run(() -> roster.remove(gone.id())));
        signs.keySet().retainAll(living.keySet());
        alive = Map.copyOf(living);
        present = found;
    }

    /** Whether it is started again by now, or has been silent for long. */
    private boolean isGone(Roster.Entry entry, List<Roster.Entry> found, Map<String, Boolean> living, long now) {
        Sign last = signs.get(entry.id());
        return found.stream()
                        .anyMatch(each -> each.name().equals(entry.name()) && living.getOrDefault(each.id(), false))
                || (last != null && now - last.atNanos() > patience.toNanos() * FORGOTTEN);
    }

    /** Others that live, as far as was seen. */
    long others() {
        Map<String, Boolean> seen = alive;
        return present.stream()
                .filter(each -> !each.id().equals(self.id()) && seen.getOrDefault(each.id(), false))
                .count();
    }

    /** @param leader the id of the one that leads */
    List<ServerFigures> figures(String leader) {
        Map<String, Boolean> seen = alive;
        return present.stream()
                .map(each -> new ServerFigures(
                        each.name(),
                        !seen.getOrDefault(each.id(), false)
                                ? ServerFigures.State.SILENT
                                : each.id().equals(leader)
                                        ? ServerFigures.State.LEADING
                                        : ServerFigures.State.STANDING_BY,
                        each.id().equals(self.id()),
                        each.since()))
                .toList();
    }

    /** Is no server of this site any more. */
    void leave() {
        transactions.run(() -> roster.remove(self.id()));
    }
}
