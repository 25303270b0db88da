package org.reprise.transfer;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.subscription.Subscription;

/**
 * Whom this site asks: the configured upstreams, or those that an operator has set, for all servers of the site and across restarts.
 * Safe for any thread.
 */
public final class Upstreams {
    private static final String SETTING = "upstreams";

    /** The epoch by which they were set. */
    private static final String UNDER = "upstreams.epoch";

    private static final String SUBSCRIPTION = "subscription";
    private static final String PRIORITY = "priority";
    private static final String SUPERSEDED = "superseded";

    /** When a site that leaves out superseded events replays: what it asks for later, more events have superseded. */
    public interface Timing {
        /** Whether it may be without superseded events at the positions where it stops. */
        boolean mayLeaveOut();

        /** The last seq that it may replay by now; {@link Long#MAX_VALUE} when it replays what comes. */
        long until();

        /** Whether events are to come with their evidence, because this site catches up by rows. */
        default boolean wantsEvidence() {
            return false;
        }

        /** The most events to take without it, while nobody knows how far behind this site is. */
        default long unseen() {
            return Long.MAX_VALUE;
        }
    }

    private static final Timing AT_ONCE = new Timing() {
        @Override
        public boolean mayLeaveOut() {
            return true;
        }

        @Override
        public long until() {
            return Long.MAX_VALUE;
        }
    };

    private final TransferPolicy configured;
    private final EventLog log;
    private final Transactions transactions;
    private final Peers peers;
    private final Clock clock;
    private volatile TransferPolicy policy;
    private volatile Timing timing = AT_ONCE;

    /** Is asked before all others for a while, at this server only; empty for none. */
    private volatile String first = "";

    private volatile Supplier<List<String>> elsewhere = List::of;

    public Upstreams(TransferPolicy configured, EventLog log, Transactions transactions, Peers peers, Clock clock) {
        this.configured = configured;
        this.log = log;
        this.transactions = transactions;
        this.peers = peers;
        this.clock = clock;
        this.policy = configured;
    }

    /** Asks with regard to when this site replays. */
    public void timedBy(Timing other) {
        timing = other;
    }

    /** Asks this site before all others, until another one is named, or none by empty text, or the site ends. */
    public void first(String site) {
        first = site;
    }

    /**
     * Who else may have what no upstream has any more, such as a former primary.
     *
     * @param names all other sites that are known by then
     */
    public void elsewhere(Supplier<List<String>> names) {
        elsewhere = names;
    }

    /** Those, without the upstreams. */
    List<String> elsewhere() {
        List<String> upstreams = policy.upstreams();
        return elsewhere.get().stream()
                .filter(site -> !upstreams.contains(site) && !site.equals(configured.site()))
                .toList();
    }

    private List<String> withFirst(List<String> named) {
        String before = first;
        return before.isEmpty()
                ? named
                : Stream.concat(Stream.of(before), named.stream().filter(each -> !each.equals(before)))
                        .toList();
    }

    /** Whether superseded events may be left out now. */
    boolean leavesOut() {
        return policy.superseded() == Superseded.LEAVE_OUT && timing.mayLeaveOut();
    }

    /** The last seq to ask for now; later ones when they may be replayed. */
    public long until() {
        return leavesOut() ? timing.until() : Long.MAX_VALUE;
    }

    /** Whether events are to come with their evidence now. */
    boolean wantsEvidence() {
        return timing.wantsEvidence();
    }

    /** How much to take now, where it is not known how far behind this site is. */
    Room firstRoom() {
        Room room = policy.room();
        return new Room(room.bytes(), (int) Math.min(room.events(), timing.unseen()));
    }

    /** How this site asks now, as far as this server has looked. */
    public TransferPolicy policy() {
        return policy;
    }

    /** Looks what is set, perhaps by another server of the site. */
    public TransferPolicy refreshed() {
        TransferPolicy named = log.settings()
                .of(SETTING)
                .map(text -> underWhoReigns(configured.asking(Arrays.asList(text.split(",")))))
                .orElse(configured);
        TransferPolicy asking = named.asking(withFirst(named.upstreams()));
        TransferPolicy wanting = log.settings()
                .of(SUBSCRIPTION)
                .map(text -> asking.wanting(Subscription.parse(text)))
                .orElse(asking);
        TransferPolicy preferring = log.settings()
                .of(PRIORITY)
                .map(text -> wanting.first(text.isEmpty() ? List.of() : List.of(text.split(","))))
                .orElse(wanting);
        policy = log.settings()
                .of(SUPERSEDED)
                .map(text -> preferring.superseded(Superseded.valueOf(text)))
                .orElse(preferring);
        return policy;
    }

    /** An operator may have named them when another site was primary: as if they were configured, the new one is asked, too. */
    private TransferPolicy underWhoReigns(TransferPolicy set) {
        Promise promise = log.reigns().promise();
        long then = Math.max(1, log.settings().number(UNDER));
        if (promise.epoch() <= then || promise.primary().equals(configured.site())) {
            return set;
        }
        String before = log.reigns().reigns().of(then).map(Reign::primary).orElse("");
        return set.under(promise.primary(), before);
    }

    /** Notes what an operator has set. */
    private void set(String setting, String text, AuditEntry entry) {
        transactions.run(() -> {
            log.settings().set(setting, text);
            log.audit().add(entry);
        });
    }

    private AuditEntry entry(String who, String act, String subject, String reason) {
        return new AuditEntry(clock.instant(), who, act, subject, reason);
    }

    /**
     * Transfers events of these kinds first from now on, when it is behind.
     *
     * @param kinds the highest first; none for the order of the log
     * @throws IllegalArgumentException when one of them is no kind; nothing has changed then
     */
    public void prefer(List<String> kinds, String who, String reason) {
        TransferPolicy next = policy.first(kinds);
        if (kinds.stream().distinct().count() < kinds.size()) {
            throw new IllegalArgumentException(
                    "A kind is named twice: " + String.join(", ", kinds) + ". Name each once, the highest first");
        }
        String text = String.join(",", kinds);
        set(PRIORITY, text, entry(who, PRIORITY, kinds.isEmpty() ? "none" : text, reason));
        policy = next;
    }

    /** Takes superseded events from now on, or leaves them out. What came as left out stays left out. */
    public void take(Superseded superseded, String who, String reason) {
        set(SUPERSEDED, superseded.name(), entry(who, SUPERSEDED, superseded.name(), reason));
        policy = policy.superseded(superseded);
    }

    /**
     * Takes these events from now on. What came as left out stays left out, and what came stays.
     *
     * @param text     as {@code reprise.subscription}; empty for every event
     * @param observes whether this site tells events to observers and replays none
     * @throws IllegalArgumentException when it makes no sense; nothing has changed then
     */
    public void want(String text, boolean observes, String who, String reason) {
        Subscription wanted = Subscription.parse(text).forSite(observes);
        String subject = wanted.takesAll() ? "every event" : wanted.text();
        set(SUBSCRIPTION, wanted.text(), entry(who, SUBSCRIPTION, subject, reason));
        policy = policy.wanting(wanted);
    }

    /**
     * Asks these from now on, in this order.
     *
     * @param named at least one; {@code transport} knows each, and not all of them sites that get their events from
     *              this one
     * @throws IllegalArgumentException when they are not so; it says what to do, and nothing has changed
     */
    public void set(List<String> named, Transport transport, String who, String reason) {
        if (named.isEmpty()) {
            throw new IllegalArgumentException("A secondary needs an upstream: name at least one");
        }
        TransferPolicy next = policy.asking(named);
        for (String site : named) {
            if (!transport.knows(site)) {
                throw new IllegalArgumentException("Site '" + site + "' is unknown here: add the connection factory"
                        + " jms/reprise/" + site + " to server.xml, or correct the name");
            }
        }
        peers.refuseLoop(next, clock.instant());
        AuditEntry entry = entry(who, SETTING, String.join(", ", named), reason);
        transactions.run(() -> {
            log.settings().set(UNDER, Long.toString(log.reigns().promise().epoch()));
            log.settings().set(SETTING, String.join(",", named));
            log.audit().add(entry);
        });
        policy = next;
    }
}
