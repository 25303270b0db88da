package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EvidenceStore;

/**
 * Evidence between sites: asks the upstreams in their order, keeps what they send, and answers others at once. A wish that is not
 * answered is repeated; one that every upstream denies is given up until it is wished again. Safe for any thread; {@link #step()}
 * is called by the answering loop, so that no listener waits for another site.
 */
public final class EvidenceDesk {
    private static final Logger LOG = Logger.getLogger(EvidenceDesk.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Wish(Instant askedAt, Set<String> denied) {}

    private final Upstreams upstreams;
    private final EvidenceStore store;
    private final Transactions transactions;
    private final Transport transport;
    private final Clock clock;
    private final Map<Long, Wish> wishes = new ConcurrentHashMap<>();
    private final Queue<EvidenceRequest> requests = new ConcurrentLinkedQueue<>();

    public EvidenceDesk(
            Upstreams upstreams, EvidenceStore store, Transactions transactions, Transport transport, Clock clock) {
        this.upstreams = upstreams;
        this.store = store;
        this.transactions = transactions;
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * Asks for the evidence of an event unless that was done a moment ago.
     *
     * @return false when every upstream has said that it has none; then it may be wished anew
     */
    public boolean ask(long seq) {
        Wish wish = wishes.get(seq);
        Set<String> denied = wish == null ? Set.of() : wish.denied();
        List<String> left = upstreams.policy().upstreams().stream()
                .filter(site -> !denied.contains(site))
                .toList();
        if (left.isEmpty()) {
            wishes.remove(seq);
            return false;
        }
        Instant now = clock.instant();
        if (wish == null || !wish.askedAt().plus(PATIENCE).isAfter(now)) {
            wishes.put(seq, new Wish(now, denied));
            send(left, seq);
        }
        return true;
    }

    /** To the first one that takes it. None is tried again when the wish is repeated; who is down is named by the asker. */
    private void send(List<String> sites, long seq) {
        for (String site : sites) {
            try {
                transport.requestEvidence(
                        site, new EvidenceRequest(upstreams.policy().site(), seq));
                return;
            } catch (UnreachableException e) {
                LOG.log(Level.FINE, e, () -> "No evidence of " + seq + " from " + site);
            }
        }
    }

    /** Another site asks. */
    void asked(EvidenceRequest request) {
        requests.add(request);
    }

    /** Answers who has asked. */
    public void step() {
        for (EvidenceRequest next = requests.poll(); next != null; next = requests.poll()) {
            byte[] evidence = store.of(next.seq()).orElse(new byte[0]);
            try {
                transport.evidence(next.asker(), upstreams.policy().site(), next.seq(), evidence);
            } catch (UnreachableException e) {
                // the asker repeats its wish
                LOG.log(Level.FINE, e, e::getMessage);
            }
        }
    }

    /** Evidence came with portions, because this site asked so. */
    void came(List<InlineEvidence> beside) {
        if (!beside.isEmpty()) {
            transactions.run(() -> beside.forEach(each -> keep(each.seq(), each.rows())));
        }
    }

    /** Evidence came, or the word that a site has none. What nobody wished is not kept. */
    void came(String from, long seq, byte[] evidence) {
        Wish wish = wishes.get(seq);
        if (wish == null) {
            return;
        }
        if (evidence.length == 0) {
            Set<String> denied = new HashSet<>(wish.denied());
            denied.add(from);
            // the next upstream is asked at once
            wishes.put(seq, new Wish(Instant.EPOCH, Set.copyOf(denied)));
            return;
        }
        transactions.run(() -> keep(seq, evidence));
        wishes.remove(seq);
    }

    private void keep(long seq, byte[] evidence) {
        if (store.of(seq).isEmpty()) {
            store.keep(seq, List.of(evidence), clock.instant());
        }
    }
}
