package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.api.ReplicatedEvent;
import org.reprise.event.Call;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.finding.OpenStatuses;
import org.reprise.finding.OpenStatuses.OpenStatus;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.subscription.Subscription;
import org.reprise.subscription.SubscriptionTerm;

/**
 * Stands before the observers of a site whose subscription has terms by age: notes which statuses begin and end, in the transaction
 * that moves the position, and tells of a status when nothing has followed it for so long. A status that only begins anew keeps its
 * age. Calls without kind or key are not followed.
 *
 * <p>It is told once the site has seen all that was sealed up to its time: a site that is behind tells when it has caught up.
 */
public final class OverdueStatuses implements BeanCaller {
    private static final Logger LOG = Logger.getLogger(OverdueStatuses.class.getName());
    private static final int AT_ONCE = 100;
    private static final Duration LATER = Duration.ofMinutes(1);

    private final BeanCaller beans;
    private final OpenStatuses open;
    private final Supplier<Subscription> wanted;
    private final ReplayLog log;
    private final Clock clock;

    /** @param beans tells the observers */
    public OverdueStatuses(
            BeanCaller beans, OpenStatuses open, Supplier<Subscription> wanted, ReplayLog log, Clock clock) {
        this.beans = beans;
        this.open = open;
        this.wanted = wanted;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public @Nullable Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        return beans.call(method, arguments);
    }

    @Override
    public void tell(ReplicatedEvent told) {
        if (!(told instanceof ToldEvent event)) {
            beans.tell(told);
            return;
        }
        Subscription subscription = wanted.get();
        if (event.event().failure() == null) {
            event.event().calls().forEach(call -> follow(call, event, subscription));
        }
        if (event.event().failure() != null || subscription.tells(event.event())) {
            beans.tell(told);
        }
    }

    private void follow(Call call, ToldEvent event, Subscription subscription) {
        String kind = call.labels().kind();
        String key = call.labels().key();
        String status = call.labels().status();
        if (kind.isEmpty() || key.isEmpty() || status.isEmpty() || !subscription.follows(call)) {
            return;
        }
        List<OpenStatus> before = open.of(kind, key);
        before.stream().filter(each -> !each.status().equals(status)).forEach(open::close);
        for (Duration age : subscription.ages(call)) {
            boolean goesOn =
                    before.stream().anyMatch(each -> each.status().equals(status) && each.age() == age.toMillis());
            if (!goesOn) {
                open.open(new OpenStatus(
                        kind,
                        key,
                        age.toMillis(),
                        status,
                        event.position(),
                        event.at().plus(age)));
            }
        }
    }

    /**
     * Tells of what has become too old. One that an observer refuses is tried again a minute later.
     *
     * @param head    the last position that this site has heard of
     * @param heardAt when that was
     */
    public void step(Position head, Instant heardAt) {
        if (wanted.get().terms().stream().noneMatch(SubscriptionTerm::isByAge)) {
            return;
        }
        Instant now = clock.instant();
        Position replayed = log.position().current();
        Instant seen = replayed.seq() >= head.seq() ? heardAt : sealed(replayed.seq());
        for (OpenStatus status : open.due(seen.isBefore(now) ? seen : now, AT_ONCE)) {
            try {
                log.transactions().run(() -> {
                    if (!open.close(status)) {
                        return;
                    }
                    log.portions()
                            .at(status.position().seq())
                            .map(portion -> portion.bodies()
                                    .get((int) (status.position().seq() - portion.firstSeq())))
                            .ifPresent(body -> beans.tell(new ToldEvent(
                                    status.position(), EventJson.decode(body), Duration.ofMillis(status.age()))));
                });
            } catch (RuntimeException e) {
                log.transactions().run(() -> open.postpone(status, now.plus(LATER)));
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "REPR0622W: An observer refused the overdue status '" + status.status() + "' of "
                                + status.kind() + " '" + status.key() + "': " + e.getMessage()
                                + ". It is told again in a minute; correct the observer");
            }
        }
    }

    /** All that was sealed up to then is replayed. */
    private Instant sealed(long replayed) {
        return log.portions()
                .at(replayed)
                .flatMap(portion -> portion.lastSeq() == replayed
                        ? Optional.of(portion)
                        : log.portions().at(portion.firstSeq() - 1))
                .map(Portion::sealedAt)
                .orElse(Instant.EPOCH);
    }
}
