package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.Proof;
import org.reprise.proof.UnreadableEvidenceException;

/**
 * Evidence between sites: asks the upstreams in their order, keeps what they send if it is what the event's proof says, and answers
 * others at once. A wish that is not answered is repeated; one that every upstream denies, or has nothing but damaged evidence for, goes to
 * whoever else may have it, once each, as evidence is not handed on with the log and stays where the event was captured; then it
 * is given up until it is wished again. Safe for any thread; {@link #step()}
 * is called by the answering loop, so that no listener waits for another site.
 */
public final class EvidenceDesk {
    private static final Logger LOG = Logger.getLogger(EvidenceDesk.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final byte[] NONE = {};

    /** @param asked who was asked last; empty for none */
    private record Wish(Instant askedAt, String asked, Set<String> denied) {
        static final Wish NEW = new Wish(Instant.EPOCH, "", Set.of());

        /** As if that site had denied it. */
        Wish without(String site) {
            Set<String> more = new HashSet<>(denied);
            more.add(site);
            return new Wish(Instant.EPOCH, "", Set.copyOf(more));
        }
    }

    private final Upstreams upstreams;
    private final EventLog log;
    private final Transactions transactions;
    private final Transport transport;
    private final Clock clock;
    private final Map<Long, Wish> wishes = new ConcurrentHashMap<>();
    private final Queue<EvidenceRequest> requests = new ConcurrentLinkedQueue<>();

    public EvidenceDesk(
            Upstreams upstreams, EventLog log, Transactions transactions, Transport transport, Clock clock) {
        this.upstreams = upstreams;
        this.log = log;
        this.transactions = transactions;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * Asks for the evidence of an event unless that was done a moment ago.
     *
     * @return false when every upstream has said that it has none, and nobody else has given it; then it may be wished anew
     */
    public boolean ask(long seq) {
        Instant now = clock.instant();
        Wish wish = wishes.getOrDefault(seq, Wish.NEW);
        if (wish.askedAt().plus(PATIENCE).isAfter(now)) {
            return true;
        }
        List<String> named = upstreams.policy().upstreams();
        if (!wish.asked().isEmpty() && !named.contains(wish.asked())) {
            // an upstream that is silent is waited for; another site may be gone for good
            wish = wish.without(wish.asked());
        }
        Set<String> denied = wish.denied();
        boolean begun = named.stream().anyMatch(site -> !denied.contains(site));
        Wish sent = send(begun ? named : elsewhere(), begun, seq, wish);
        if (!begun && sent.asked().isEmpty()) {
            wishes.remove(seq);
            return false;
        }
        wishes.put(seq, new Wish(now, sent.asked(), sent.denied()));
        return true;
    }

    private List<String> elsewhere() {
        return upstreams.elsewhere().stream().filter(transport::knows).toList();
    }

    /** To the first one that takes it. None is tried again when the wish is repeated; who is down is named by the asker. */
    private Wish send(List<String> sites, boolean patient, long seq, Wish wish) {
        Wish left = wish.asked().isEmpty() ? wish : new Wish(wish.askedAt(), "", wish.denied());
        for (String site : sites) {
            if (left.denied().contains(site)) {
                continue;
            }
            try {
                transport.requestEvidence(
                        site, new EvidenceRequest(upstreams.policy().site(), seq));
                return new Wish(left.askedAt(), site, left.denied());
            } catch (UnreachableException e) {
                LOG.log(Level.FINE, e, () -> "No evidence of " + seq + " from " + site);
                left = patient ? left : left.without(site);
            }
        }
        return left;
    }

    /** Another site asks. */
    void asked(EvidenceRequest request) {
        requests.add(request);
    }

    /** Answers who has asked. */
    public void step() {
        for (EvidenceRequest next = requests.poll(); next != null; next = requests.poll()) {
            byte[] evidence = good(next.seq()).orElse(new byte[0]);
            try {
                transport.evidence(next.asker(), upstreams.policy().site(), next.seq(), evidence);
            } catch (UnreachableException e) {
                // the asker repeats its wish
                LOG.log(Level.FINE, e, e::getMessage);
            }
        }
    }

    /** What is kept here of the event, unless it is damaged. */
    private Optional<byte[]> good(long seq) {
        return log.evidence().of(seq).filter(kept -> isGood(kept, proof(seq)));
    }

    /**
     * Evidence came with portions, because this site asked so.
     *
     * @param portions those that it came with
     * @throws UnreadableEvidenceException when some of it is damaged; the rest is kept, and that is asked for event by event
     */
    void came(List<InlineEvidence> beside, List<Portion> portions) {
        Map<Long, byte[]> bodies = bodies(portions);
        List<UnreadableEvidenceException> damaged = new ArrayList<>();
        transactions.run(() -> {
            damaged.clear();
            for (InlineEvidence each : beside) {
                try {
                    keep(each.seq(), each.rows(), proof(bodies.get(each.seq())));
                } catch (UnreadableEvidenceException e) {
                    damaged.add(e);
                }
            }
        });
        if (!damaged.isEmpty()) {
            throw damaged.get(0);
        }
    }

    /**
     * The evidence of every event came with portions, because this site catches up. It is not looked at now: replay does that when it is
     * read, as it does with all that is kept, and calls an event whose evidence is damaged.
     *
     * @param portions those that it came with
     */
    void cameAll(List<InlineEvidence> beside, List<Portion> portions) {
        SortedMap<Long, byte[]> rows = new TreeMap<>();
        beside.forEach(each -> rows.put(each.seq(), each.rows()));
        transactions.run(() -> {
            for (Portion portion : portions) {
                SortedMap<Long, byte[]> of = rows.subMap(portion.firstSeq(), portion.lastSeq() + 1);
                // what came first stays, such as that of single events
                if (!of.isEmpty()
                        && log.evidence()
                                .between(portion.firstSeq(), portion.lastSeq())
                                .isEmpty()) {
                    log.evidence().keep(of.firstKey(), filled(of), clock.instant());
                }
            }
        });
    }

    private static List<byte[]> filled(SortedMap<Long, byte[]> rows) {
        return LongStream.rangeClosed(rows.firstKey(), rows.lastKey())
                .mapToObj(seq -> rows.getOrDefault(seq, NONE))
                .toList();
    }

    /**
     * Evidence came, or the word that a site has none. What nobody wished is not kept.
     *
     * @throws UnreadableEvidenceException when it is damaged, which is as if the site had none
     */
    void came(String from, long seq, byte[] evidence) {
        Wish wish = wishes.get(seq);
        if (wish == null) {
            return;
        }
        if (evidence.length == 0) {
            denied(from, seq, wish);
            return;
        }
        try {
            Proof proof = proof(seq);
            transactions.run(() -> keep(seq, evidence, proof));
            wishes.remove(seq);
        } catch (UnreadableEvidenceException e) {
            denied(from, seq, wish);
            throw e;
        }
    }

    private void denied(String from, long seq, Wish wish) {
        // the next one is asked at once
        wishes.put(seq, wish.without(from));
    }

    /** What came first stays, unless it was damaged. */
    private void keep(long seq, byte[] evidence, @Nullable Proof proof) {
        EvidenceJson.decode(evidence, proof);
        Optional<byte[]> kept = log.evidence().of(seq);
        if (kept.isEmpty() || !isGood(kept.get(), proof)) {
            log.evidence().replace(seq, evidence, clock.instant());
        }
    }

    private static boolean isGood(byte[] evidence, @Nullable Proof proof) {
        try {
            EvidenceJson.decode(evidence, proof);
            return true;
        } catch (UnreadableEvidenceException e) {
            LOG.log(Level.FINE, e, e::getMessage);
            return false;
        }
    }

    private @Nullable Proof proof(long seq) {
        try {
            return proof(bodies(log.portions().at(seq).stream().toList()).get(seq));
        } catch (PortionRefusedException e) {
            LOG.log(
                    Level.FINE,
                    e,
                    () -> "Event " + seq + " cannot be read; its rows are looked at by their form alone");
            return null;
        }
    }

    /** By seq; each portion is unpacked once. */
    private static Map<Long, byte[]> bodies(List<Portion> portions) {
        Map<Long, byte[]> bodies = new HashMap<>();
        for (Portion portion : portions) {
            long seq = portion.firstSeq();
            for (byte[] body : portion.bodies()) {
                bodies.put(seq++, body);
            }
        }
        return bodies;
    }

    /** What the rows of an event are to be; null where it says nothing, or is not here. */
    private static @Nullable Proof proof(byte @Nullable [] body) {
        try {
            return body == null || body.length == 0
                    ? null
                    : EventJson.decode(body).proof();
        } catch (UnreadableEventException e) {
            // of a newer release than this site's: its rows are looked at by their form alone
            return null;
        }
    }
}
