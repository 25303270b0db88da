package org.reprise.transfer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.key.UntrustedException;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.proof.UnreadableEvidenceException;

/**
 * Takes what comes to this site's portion queue: stores portions, absorbs duplicates, refuses and counts everything else. What it
 * refuses is gone from the queue, and is asked for again. Safe for any thread.
 */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class.getName());
    private static final int REFUSALS_KEPT = 20;

    /**
     * A message that was taken from a queue and refused.
     *
     * @param at  when
     * @param why what was wrong with it, and where it came from as far as it said
     */
    public record Refusal(Instant at, String why) {}

    private final PortionStore portions;
    private final @Nullable Asker asker;
    private final EvidenceDesk evidence;
    private final Runnable stored;
    private final Clock clock;
    private final LongAdder received = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private volatile Relay relay = Relay.NONE;
    private volatile Consumer<AnswerHeader> told = header -> {};

    /** @param stored called after each answer, so that replay and asking go on; must not wait */
    public Intake(PortionStore portions, Asker asker, EvidenceDesk evidence, Runnable stored, Clock clock) {
        this(portions, evidence, stored, clock, asker);
        told = asker::told;
    }

    /** Of a primary, which asks nobody: refuses all portions, but heeds what their senders have promised. */
    public static Intake closed(PortionStore portions, EvidenceDesk evidence, Peers peers, Clock clock) {
        Intake closed = new Intake(portions, evidence, () -> {}, clock, null);
        closed.told = header -> peers.told(header.from(), header.lineage());
        return closed;
    }

    private Intake(PortionStore portions, EvidenceDesk evidence, Runnable stored, Clock clock, @Nullable Asker asker) {
        this.portions = portions;
        this.asker = asker;
        this.evidence = evidence;
        this.stored = stored;
        this.clock = clock;
    }

    /** Hands what the asker waits for to the server that leads. */
    public void relayBy(Relay other) {
        relay = other;
    }

    /** What came to another server of this site. */
    void relayed(Relayed.Answered answer) {
        if (asker == null) {
            refuse("an answer from site '" + answer.header().from() + "': this site is primary and asks nobody");
            return;
        }
        asker.counted(answer.header());
        if (answer.refused()) {
            asker.refused(answer.header().from(), newest());
        } else if (answer.lastSeq() > 0) {
            asker.answered(answer.header(), answer.lastSeq());
        } else {
            asker.answered(answer.header());
        }
        stored.run();
    }

    private void tell(Relayed.Answered answer) {
        if (relay.handOver(answer)) {
            stored.run();
        } else {
            relayed(answer);
        }
    }

    /**
     * Portions came. Those that are good are stored whatever is beside them.
     *
     * @param beside their evidence; no bytes where none was asked for
     * @throws RuntimeException when they could not be stored for a reason that is not theirs: let them be delivered again
     */
    void portions(AnswerHeader header, byte[] body, byte[] beside) {
        told.accept(header);
        if (asker == null) {
            refuse("portions from site '" + header.from() + "': this site is primary and asks for none");
            return;
        }
        try {
            List<Portion> portions =
                    PortionFrames.split(body).stream().map(Portion::parse).toList();
            // before their evidence, which is kept because they vouch for it
            portions.forEach(portion -> prove(portion, header));
            // before the portions, so that replay finds it
            evidence(header, beside, portions);
            count(
                    portions.size(),
                    this.portions.storeAll(portions, header.lineage().end()));
            tell(new Relayed.Answered(
                    header, portions.stream().mapToLong(Portion::lastSeq).max().orElse(0), false));
        } catch (PortionRefusedException e) {
            oneByOne(header, body);
            tell(new Relayed.Answered(header, 0, true));
        }
    }

    private void evidence(AnswerHeader header, byte[] beside, List<Portion> portions) {
        if (beside.length == 0) {
            return;
        }
        try {
            if (InlineEvidence.isOfAll(beside)) {
                evidence.cameAll(InlineEvidence.split(beside), portions);
            } else {
                evidence.came(InlineEvidence.split(beside), portions);
            }
        } catch (PortionRefusedException | UnreadableEvidenceException e) {
            refuse("evidence from site '" + header.from() + "': " + e.getMessage());
        }
    }

    private void oneByOne(AnswerHeader header, byte[] body) {
        try {
            for (byte[] portion : PortionFrames.split(body)) {
                one(header, portion);
            }
        } catch (PortionRefusedException e) {
            refuse("a message from site '" + header.from() + "': " + e.getMessage());
        }
    }

    private void one(AnswerHeader header, byte[] portion) {
        try {
            Portion parsed = Portion.parse(portion);
            prove(parsed, header);
            count(1, portions.store(parsed, header.lineage().end()) ? 1 : 0);
        } catch (UntrustedException e) {
            distrust("a portion from site '" + header.from() + "': " + e.getMessage());
        } catch (PortionRefusedException e) {
            refuse("a portion from site '" + header.from() + "': " + e.getMessage());
        }
    }

    /**
     * Whether a portion is to be believed. What a condensed one holds is the word of the site that left events out, so that one is
     * believed of an upstream alone, and only where this site wants less than all.
     */
    private void prove(Portion portion, AnswerHeader header) {
        portions.prove(portion);
        if (portion.isWhole() || portion.signature().isEmpty()) {
            return;
        }
        String by = portion.signature().get().site();
        if (!by.equals(header.from()) || (asker != null && !asker.takesLessFrom(by))) {
            throw new PortionRefusedException("The " + portion + " was condensed by site '" + by
                    + "', of which this site wants no condensed portions");
        }
    }

    private void count(int all, int fresh) {
        received.add(fresh);
        duplicates.add(all - fresh);
    }

    /** The upstream has nothing new. */
    void nothing(AnswerHeader header) {
        told.accept(header);
        tell(new Relayed.Answered(header, 0, false));
    }

    /** Evidence came, or the word that there is none. */
    void evidence(EvidenceRequest about, byte[] bytes) {
        if (!relay.handOver(new Relayed.EvidenceCame(about, bytes))) {
            relayed(about, bytes);
        }
    }

    /** The same, from another server of this site. */
    void relayed(EvidenceRequest about, byte[] bytes) {
        try {
            evidence.came(about.asker(), about.seq(), bytes);
        } catch (UnreadableEvidenceException e) {
            refuse("evidence of event " + about.seq() + " from site '" + about.asker() + "': " + e.getMessage());
        }
        stored.run();
    }

    /** Something else came to one of this site's queues. */
    void refuse(String what) {
        keep(what);
        LOG.warning(() ->
                "REPR0203W: Refused " + what + ". Nothing is lost: what is missing is asked for again. Find out who"
                        + " writes to this site's queues if this goes on");
    }

    /** Something came that nobody who may say it vouches for. */
    void distrust(String what) {
        keep(what);
        LOG.warning(() -> "REPR0207W: Not believed: " + what + ". Nothing of it was used or stored");
    }

    private void keep(String what) {
        refused.increment();
        synchronized (refusals) {
            refusals.addFirst(new Refusal(clock.instant(), what));
            if (refusals.size() > REFUSALS_KEPT) {
                refusals.removeLast();
            }
        }
    }

    public long received() {
        return received.sum();
    }

    public long duplicates() {
        return duplicates.sum();
    }

    public long refused() {
        return refused.sum();
    }

    private String newest() {
        synchronized (refusals) {
            Refusal newest = refusals.peekFirst();
            return newest == null ? "the log of another server of this site says why" : newest.why();
        }
    }

    /** The newest refusals, newest first. */
    public List<Refusal> refusals() {
        synchronized (refusals) {
            return List.copyOf(refusals);
        }
    }
}
