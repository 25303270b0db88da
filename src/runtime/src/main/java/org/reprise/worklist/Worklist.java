package org.reprise.worklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.AuditTrail;
import org.reprise.finding.ResubmittedEvents;
import org.reprise.jdbc.Transactions;
import org.reprise.portion.Position;
import org.reprise.quarantine.Content;
import org.reprise.quarantine.Decision;
import org.reprise.quarantine.Decision.State;
import org.reprise.quarantine.QuarantineStore;
import org.reprise.quarantine.Quarantined;
import org.reprise.worklist.Result.Outcome;

/**
 * The quarantined events of this site, and what operators make of them. Each decision and its audit entry are one transaction at this site;
 * what is submitted commits at the primary before, under its origin id (rule 16). Where the answer is missing, nobody knows whether it did:
 * then the event goes on waiting, and to submit it once more is safe. Safe for any thread; call it outside any transaction.
 */
public final class Worklist {
    private static final Comparator<Quarantined> LOG = Comparator.comparing(Quarantined::position);

    /**
     * What it stands on.
     *
     * @param store        the events
     * @param audit        what operators do
     * @param transactions of this site
     */
    public record Ground(QuarantineStore store, AuditTrail audit, Transactions transactions, Clock clock) {}

    private final Ground ground;
    private final QuarantinedCalls calls;
    private final Items items;
    private final ResubmittedEvents known;
    private final Handing handing;
    private volatile Runnable check = () -> {};

    /** @param known what was submitted again, as far as this site has heard */
    public Worklist(
            Ground ground, QuarantinedCalls calls, RowsSince since, ResubmittedEvents known, ToPrimary primary) {
        this.ground = ground;
        this.calls = calls;
        this.items = new Items(ground.store(), calls, since, known);
        this.known = known;
        this.handing = new Handing(primary);
    }

    /** Does what only the server that leads can do, unless that refuses it. */
    public void checkedBy(Runnable other) {
        check = other;
    }

    /**
     * A part of it.
     *
     * @param states which events; all, where it is empty
     * @param after  behind this place
     */
    public ItemPage list(Collection<State> states, Position after, int limit) {
        return items.list(states, after, limit);
    }

    /** One in full; empty where there is none. */
    public Optional<WholeItem> show(String origin) {
        return items.show(origin);
    }

    /** Submits events again as they were, in the order of the log; says of each what became of it. */
    public List<Result> submit(Collection<String> origins, String who, String reason) {
        check.run();
        List<Result> results = new ArrayList<>();
        List<Try> tries = new ArrayList<>();
        for (Quarantined event : those(this::mayBeSubmitted, origins, results)) {
            fit(event, List.of(), who, results).ifPresent(tries::add);
        }
        results.addAll(hand(tries, who, reason));
        return results;
    }

    /**
     * Submits an event again with other arguments; those that it had stay in its row.
     *
     * @param arguments of each call as a JSON array
     */
    public Result submit(String origin, List<String> arguments, String who, String reason) {
        check.run();
        List<Result> results = new ArrayList<>();
        List<Try> tries = new ArrayList<>();
        for (Quarantined event : those(this::mayBeSubmitted, List.of(origin), results)) {
            fit(event, arguments, who, results).ifPresent(tries::add);
        }
        results.addAll(hand(tries, who, reason + ", with the arguments " + String.join(" ", arguments)));
        return results.get(0);
    }

    /** Leaves events out for good, as an operator has decided; they stay on record. */
    public List<Result> drop(Collection<String> origins, String who, String reason) {
        check.run();
        List<Result> results = new ArrayList<>();
        for (Quarantined event : those(Items::waits, origins, results)) {
            Decision decision = Decision.dropped(who, ground.clock().instant(), reason);
            results.add(
                    decide(event, decision, "drop")
                            ? new Result(
                                    event.origin(), Outcome.DROPPED, "It is left out for good, and stays on record.")
                            : already(event.origin()));
        }
        return results;
    }

    /**
     * Whether it waits, or was submitted and is not in the log as far as this site has that: the primary of then may have been lost before
     * any other site had the new event. Where it was not, the primary of now knows.
     */
    private boolean mayBeSubmitted(Quarantined event) {
        return Items.waits(event)
                || event.decision().state() == State.SUBMITTED
                        && known.find(event.origin()).isEmpty();
    }

    /** Those of them of which that is so, in the order of the log; of the others the result is added. */
    private List<Quarantined> those(Predicate<Quarantined> wanted, Collection<String> origins, List<Result> results) {
        List<Quarantined> found = new ArrayList<>();
        for (String origin : new LinkedHashSet<>(origins)) {
            Optional<Quarantined> event = ground.store().find(origin);
            if (event.isEmpty()) {
                results.add(
                        new Result(origin, Outcome.REFUSED, "No such event is in quarantine here: list them again."));
            } else if (wanted.test(event.get())) {
                found.add(event.get());
            } else {
                results.add(already(event.get()));
            }
        }
        found.sort(LOG);
        return found;
    }

    private Result already(String origin) {
        return ground.store()
                .find(origin)
                .map(Worklist::already)
                .orElseGet(() -> new Result(origin, Outcome.REFUSED, "It is not in quarantine here any more."));
    }

    private static Result already(Quarantined event) {
        Decision decision = event.decision();
        String was = decision.state() == State.SUBMITTED ? "submitted again" : "dropped";
        return new Result(
                event.origin(),
                Outcome.ALREADY,
                "It was " + was + " by " + decision.by() + " at " + decision.at() + "; nothing was done.");
    }

    private Optional<Try> fit(Quarantined event, List<String> arguments, String who, List<Result> results) {
        Content content = ground.store().content(event.origin()).orElseThrow();
        String unfit = calls.unfit(content);
        if (unfit.isEmpty()) {
            try {
                return Optional.of(new Try(event, calls.submission(event, content, arguments, who)));
            } catch (IllegalArgumentException e) {
                unfit = String.valueOf(e.getMessage());
            }
        }
        results.add(new Result(event.origin(), Outcome.REFUSED, "It cannot be submitted again: " + unfit + "."));
        return Optional.empty();
    }

    private record Try(Quarantined event, Submission submission) {}

    private List<Result> hand(List<Try> tries, String who, String reason) {
        List<Result> results = new ArrayList<>();
        Handing.Handed handed = handing.hand(tries.stream().map(Try::submission).toList());
        for (Try each : tries) {
            Submitted said = handed.became().get(each.submission().id());
            results.add(said == null ? unknown(each, handed.trouble(), who, reason) : result(each, said, who, reason));
        }
        return results;
    }

    private Result unknown(Try tried, String trouble, String who, String reason) {
        audit(tried.event(), "submit, answer unknown,", who, reason);
        return new Result(
                tried.event().origin(),
                Outcome.UNKNOWN,
                trouble + ". Whether it is in effect is unknown: to submit it again is safe.");
    }

    private Result result(Try tried, Submitted said, String who, String reason) {
        String origin = tried.event().origin();
        if (said.outcome() == Submitted.Outcome.FAILED) {
            audit(tried.event(), "submit, failed,", who, reason);
            return new Result(
                    origin,
                    Outcome.FAILED,
                    "Its call failed at the primary, and nothing is changed: " + said.words() + ".");
        }
        boolean before = said.outcome() == Submitted.Outcome.KNOWN;
        if (before && !Items.waits(tried.event())) {
            return already(tried.event());
        }
        Decision decision = Decision.submitted(who, ground.clock().instant(), reason, Position.START);
        boolean decided = decide(tried.event(), decision, "submit");
        if (before) {
            return new Result(origin, Outcome.ALREADY, "It was in effect at the primary already; nothing was done.");
        }
        String words = "It is in effect at the primary" + (said.words().isEmpty() ? "." : ": " + said.words() + ".");
        return decided
                ? new Result(origin, Outcome.SUBMITTED, words)
                : new Result(origin, Outcome.ALREADY, words + " Somebody else has decided about it meanwhile.");
    }

    private boolean decide(Quarantined event, Decision decision, String act) {
        return ground.transactions().call(() -> {
            boolean decided =
                    ground.store().decide(event.origin(), event.decision().state(), decision);
            if (decided) {
                add(event, act, decision.by(), decision.reason());
            }
            return decided;
        });
    }

    private void audit(Quarantined event, String act, String who, String reason) {
        ground.transactions().run(() -> add(event, act, who, reason));
    }

    private void add(Quarantined event, String act, String who, String reason) {
        String subject = event.origin() + " " + String.join(", ", event.names());
        ground.audit().add(new AuditEntry(ground.clock().instant(), who, act + " quarantined", subject, reason));
    }
}
