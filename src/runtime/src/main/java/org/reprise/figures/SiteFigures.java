package org.reprise.figures;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.ack.AckFigures;
import org.reprise.cluster.ServerFigures;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.transfer.Superseded;

/**
 * What one site says of itself at one moment. Counters count since the site started; positions and lag survive a restart.
 *
 * @param site       its name
 * @param role       what it is
 * @param primary    the name of the primary, as far as this site knows
 * @param ready      whether the log is open and the site does its work
 * @param trouble    what hinders it now, in words for an operator; empty when nothing does
 * @param head       the last position that this site knows of: sealed here at the primary, said by the upstream elsewhere
 * @param stored     the last position up to which this site has every portion
 * @param replayed   the last position whose effect is in this site's database; at the primary equal to {@code head}
 * @param lagKnown   whether this site knows how far it is behind: not before it has heard from an upstream, not when that is silent,
 *                   and not while the site is not open
 * @param lagEvents  events between {@code head} and {@code replayed}; null when that is not known
 * @param lagSeconds age of the oldest event not yet replayed; 0 when there is none, null when that is not known. Between two
 *                   clocks: skew adds to it
 * @param counters   what went through
 * @param queues     this site's own queues
 * @param following  whom this site follows, and when
 * @param downstream the sites that have asked this one
 * @param parked     how many events are parked
 * @param servers    the servers of this site, by name
 * @param behind     what a secondary has not replayed yet, as business calls
 * @param acks       what calls of a primary wait for, and what is stable
 * @param quarantined how many quarantined events wait here for what an operator makes of them
 * @param differs    why this copy is known not to hold what the primary holds, until that is mended; none where nothing is known
 * @param at         when these figures were taken, by this site's clock
 */
public record SiteFigures(
        String site,
        Role role,
        String primary,
        boolean ready,
        String trouble,
        Position head,
        Position stored,
        Position replayed,
        boolean lagKnown,
        @Nullable Long lagEvents,
        @Nullable Double lagSeconds,
        Counters counters,
        List<QueueFigures> queues,
        Following following,
        List<DownstreamFigures> downstream,
        long parked,
        List<ServerFigures> servers,
        BehindFigures behind,
        AckFigures acks,
        long quarantined,
        List<String> differs,
        Instant at) {

    /**
     * Whom a secondary follows, when, and in what.
     *
     * @param upstreams whom it asks, in this order
     * @param upstream  who answered last; empty while nobody has
     * @param schedule  when it replays
     * @param until     where replay stops; empty where it goes on
     * @param wanted    terms of the events that it takes; empty for every event
     * @param priority  kinds of events that it gets first when it is far behind, the highest first
     * @param superseded whether it leaves out what later events have made irrelevant
     */
    public record Following(
            List<String> upstreams,
            String upstream,
            String schedule,
            String until,
            String wanted,
            List<String> priority,
            Superseded superseded) {
        /** Of a primary. */
        public static final Following NOBODY = new Following(List.of(), "", "", "", "", List.of(), Superseded.KEEP);

        public Following {
            priority = List.copyOf(priority);
            upstreams = List.copyOf(upstreams);
        }
    }

    /**
     * Which site it is.
     *
     * @param primary the name of the primary, as far as it knows
     */
    public record Self(String site, Role role, String primary) {}

    /**
     * Whether it does its work.
     *
     * @param trouble what hinders it now; empty when nothing does
     * @param differs why it is known not to hold what the primary holds
     */
    public record State(boolean ready, String trouble, List<String> differs) {
        public State {
            differs = List.copyOf(differs);
        }

        /** Of one that is not known to differ. */
        public State(boolean ready, String trouble) {
            this(ready, trouble, List.of());
        }
    }

    /**
     * How far it is.
     *
     * @param lag    null when that is not known
     * @param behind what it has not replayed yet
     * @param acks   what calls wait for, and what is stable
     */
    public record Reach(
            Position head,
            Position stored,
            Position replayed,
            @Nullable Lag lag,
            BehindFigures behind,
            AckFigures acks) {
        /** Of a site that is not open. */
        public static final Reach UNKNOWN = new Reach(
                Position.START, Position.START, Position.START, null, BehindFigures.UNKNOWN, AckFigures.LOCAL);
    }

    /** How far it is behind. */
    public record Lag(long events, double seconds) {}

    /** What goes through it, and what does not. */
    public record Work(Counters counters, List<QueueFigures> queues, long parked, long quarantined) {
        public static final Work NONE = new Work(Counters.NONE, List.of(), 0, 0);
    }

    /** Other sites and servers. */
    public record Others(Following following, List<DownstreamFigures> downstream, List<ServerFigures> servers) {
        public static final Others NOBODY = new Others(Following.NOBODY, List.of(), List.of());
    }

    public SiteFigures {
        queues = List.copyOf(queues);
        servers = List.copyOf(servers);
        downstream = List.copyOf(downstream);
        // of a peer of an earlier version
        differs = List.copyOf(Objects.requireNonNullElse(differs, List.of()));
        behind = Objects.requireNonNullElse(behind, BehindFigures.UNKNOWN);
        acks = Objects.requireNonNullElse(acks, AckFigures.LOCAL);
    }

    /** Of its parts. The record itself is flat, with one constructor, because its JSON is, which peers of other versions read. */
    public static SiteFigures of(Self self, State state, Reach reach, Work work, Others others, Instant at) {
        Lag lag = reach.lag();
        return new SiteFigures(
                self.site(),
                self.role(),
                self.primary(),
                state.ready(),
                state.trouble(),
                reach.head(),
                reach.stored(),
                reach.replayed(),
                lag != null,
                lag == null ? null : lag.events(),
                lag == null ? null : lag.seconds(),
                work.counters(),
                work.queues(),
                others.following(),
                others.downstream(),
                work.parked(),
                others.servers(),
                reach.behind(),
                reach.acks(),
                work.quarantined(),
                state.differs(),
                at);
    }

    /** Of a site that is not open. */
    public static SiteFigures closed(Self self, String why, Instant at) {
        return of(self, new State(false, why), Reach.UNKNOWN, Work.NONE, Others.NOBODY, at);
    }

    /** These figures, with trouble that hinders no work of the site; empty for none. */
    public SiteFigures besides(String more) {
        String all = trouble.isEmpty() || more.isEmpty() ? trouble + more : trouble + "; " + more;
        return of(
                new Self(site, role, primary),
                new State(ready, all, differs),
                new Reach(
                        head,
                        stored,
                        replayed,
                        lagEvents == null || lagSeconds == null ? null : new Lag(lagEvents, lagSeconds),
                        behind,
                        acks),
                new Work(counters, queues, parked, quarantined),
                new Others(following, downstream, servers),
                at);
    }

    /** These figures of a site that cannot take newer ones. */
    public SiteFigures stale(String why) {
        return of(
                new Self(site, role, primary),
                new State(false, why, differs),
                new Reach(head, stored, replayed, null, BehindFigures.UNKNOWN, acks),
                new Work(counters, queues, parked, quarantined),
                new Others(following, downstream, servers),
                at);
    }
}
