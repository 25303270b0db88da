package org.reprise.transfer;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.log.KnownSite;
import org.reprise.log.KnownSites;
import org.reprise.log.PortionStore;
import org.reprise.portion.PortionExtent;

/**
 * Removes the beginning of the stored log as its {@link RetentionPolicy} says, but never what this site itself still needs, nor what is
 * not archived where there is an archive, nor what a known site or a projection still needs. A site for which more is kept than the hard
 * limit allows needs seeding, and a projection needs a rebuild: that is written down, and it holds nothing any longer. With an archive
 * neither holds anything, as all get from the archive what is gone here. One thread calls {@link #step()}; each act is in a transaction of its own.
 */
public final class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class.getName());

    /** Portions removed in one transaction. */
    private static final int STEP = 200;

    /** Events whose portions' bytes one step counts, or little more. */
    private static final long COUNTED = 1_000_000;

    /**
     * Of whom the log is.
     *
     * @param log          its portions are removed
     * @param sites        those that ask for them
     * @param transactions for each act
     */
    public record Holdings(EventLog log, KnownSites sites, Transactions transactions) {}

    /**
     * What may be removed at most.
     *
     * @param applied  the last seq that this site itself does not need any more
     * @param archived the last seq that is archived; empty where there is no archive
     * @param told     by projection, the last seq that it has been told
     */
    public record Bounds(
            LongSupplier applied, Optional<LongSupplier> archived, Supplier<SortedMap<String, Long>> told) {}

    private final RetentionPolicy policy;
    private final PortionStore portions;
    private final Holdings holdings;
    private final Bounds bounds;
    private final Clock clock;

    /** Up to here portions are too old or too many; it never moves back but when another server has removed more. */
    private long due = -1;

    /** The bytes behind {@link #due}, up to {@link #counted}. */
    private long bytes;

    private long counted;

    private volatile SortedMap<String, String> rebuilds = Collections.emptySortedMap();

    public Retention(RetentionPolicy policy, Holdings holdings, Bounds bounds, Clock clock) {
        this.policy = policy;
        this.portions = holdings.log().portions();
        this.holdings = holdings;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Looks, and removes what may go now.
     *
     * @return how many portions
     */
    public int step() {
        if (policy.keepsAll()) {
            return 0;
        }
        moveDue();
        long free = Math.min(due, bounds.applied().getAsLong());
        if (bounds.archived().isPresent()) {
            free = Math.min(free, bounds.archived().get().getAsLong());
        }
        for (KnownSite site : holdings.sites().list()) {
            free = Math.min(free, held(site));
        }
        return remove(Math.min(free, heldByProjections()));
    }

    /** The projections for which what they need is kept no longer, each with the reason. For any thread. */
    public SortedMap<String, String> rebuilds() {
        return rebuilds;
    }

    private long heldByProjections() {
        SortedMap<String, String> lost = new TreeMap<>();
        long free = Long.MAX_VALUE;
        for (Map.Entry<String, Long> projection : bounds.told().get().entrySet()) {
            long told = projection.getValue();
            Optional<String> why = lack(told);
            why.ifPresent(reason -> lost.put(projection.getKey(), reason));
            free = why.isPresent() || bounds.archived().isPresent() ? free : Math.min(free, told);
        }
        SortedMap<String, String> before = rebuilds;
        lost.forEach((name, why) -> {
            if (!before.containsKey(name)) {
                lost(name, why);
            }
        });
        rebuilds = Collections.unmodifiableSortedMap(lost);
        return free;
    }

    /** Why a projection that has been told so far is not waited for; empty when it is. */
    private Optional<String> lack(long told) {
        if (told < portions.removed().position().seq() && portions.at(told + 1).isEmpty()) {
            return Optional.of("It needs event " + (told + 1) + ", which was removed here");
        }
        long kept = bounds.archived().isEmpty() ? kept(told) : 0;
        return isTooMuch(kept)
                ? Optional.of(
                        kept + " bytes were kept for it alone, which is more than reprise.retention.hard-limit; it"
                                + " needs event " + (told + 1))
                : Optional.empty();
    }

    private void lost(String projection, String why) {
        holdings.transactions().run(() -> holdings.log()
                .audit()
                .add(new AuditEntry(clock.instant(), "reprise", "needs a rebuild", projection, why)));
        LOG.warning(() -> "REPR0643W: Projection '" + projection + "' needs a rebuild. " + why
                + ". What it needs of the log is kept here no longer. Bring up its database and see whether it goes on;"
                + " else rebuild it (jobs rebuild) where the log still begins with its first event");
    }

    /** What is kept for one alone that has all up to {@code has}; not counted where it has no limit. */
    private long kept(long has) {
        return policy.hardLimit().isPresent() && due > has ? portions.bytes(has, due) : 0;
    }

    private boolean isTooMuch(long kept) {
        return policy.hardLimit().isPresent() && kept > policy.hardLimit().getAsLong();
    }

    private void moveDue() {
        long begin = portions.begin().seq();
        long end = portions.contiguousAfter(portions.begin()).seq();
        if (due < begin) {
            due = begin;
            counted = begin;
            bytes = 0;
        }
        if (policy.size().isPresent() && end > counted) {
            // no more than that is counted at a step: after a start, a long log takes several until some of it is too
            // many
            long next = end - counted <= COUNTED ? end : Math.min(end, portions.firstBehind(counted + COUNTED) - 1);
            bytes += portions.bytes(counted, next);
            counted = next;
        }
        Instant old = policy.age().map(clock.instant()::minus).orElse(Instant.MIN);
        for (List<PortionExtent> page = portions.extents(due + 1); !page.isEmpty(); page = portions.extents(due + 1)) {
            for (PortionExtent next : page) {
                boolean tooMany =
                        policy.size().isPresent() && bytes > policy.size().getAsLong() && next.lastSeq() <= counted;
                if (next.lastSeq() > end || !(tooMany || next.sealedAt().isBefore(old))) {
                    return;
                }
                due = next.lastSeq();
                bytes -= policy.size().isPresent() ? next.bytes() : 0;
            }
        }
    }

    /** Up to where a site lets portions go. */
    private long held(KnownSite site) {
        boolean gone = site.has() < portions.removed().position().seq();
        if (gone && portions.at(site.has() + 1).isPresent()) {
            // from the archive
            return served(site);
        }
        if (gone) {
            return mark(site, "It needs event " + (site.has() + 1) + ", which was removed here");
        }
        if (bounds.archived().isPresent()) {
            return served(site);
        }
        long kept = kept(site.has());
        if (isTooMuch(kept)) {
            return mark(
                    site,
                    kept + " bytes were kept for it alone, which is more than reprise.retention.hard-limit, since it"
                            + " asked for event " + (site.has() + 1) + " at " + site.heardAt());
        }
        served(site);
        return site.has();
    }

    private long served(KnownSite site) {
        if (site.needsSeeding()) {
            holdings.transactions().run(() -> holdings.sites().unmark(site.name()));
            LOG.info(() -> "Site '" + site.name() + "' does not need seeding any more");
        }
        return Long.MAX_VALUE;
    }

    private long mark(KnownSite site, String reason) {
        Instant now = clock.instant();
        boolean fresh = !site.needsSeeding()
                && holdings.transactions().call(() -> {
                    boolean marked = holdings.sites().mark(site.name(), now, reason);
                    if (marked) {
                        holdings.log()
                                .audit()
                                .add(new AuditEntry(now, "reprise", "needs seeding", site.name(), reason));
                    }
                    return marked;
                });
        if (fresh) {
            LOG.warning(() -> "REPR0640W: Site '" + site.name() + "' needs seeding. " + reason
                    + ". Its events are kept here no longer. Bring it up soon and see whether it still gets them from an"
                    + " upstream; else seed it (jobs seed), or forget it if it is gone for good");
        }
        return Long.MAX_VALUE;
    }

    private int remove(long free) {
        int removed = 0;
        while (true) {
            long begin = portions.begin().seq();
            List<PortionExtent> page = portions.extents(Math.min(begin, free) + 1).stream()
                    .limit(STEP)
                    .filter(next -> next.lastSeq() <= free)
                    .toList();
            if (page.isEmpty()) {
                return removed;
            }
            removed += portions.removeUpTo(page.get(page.size() - 1).lastSeq());
        }
    }
}
