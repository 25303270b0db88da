package org.reprise.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.event.Event;
import org.reprise.event.ExpectedCall;
import org.reprise.proof.Proof;

/**
 * The calls of one transaction that works ahead: decoded beforehand, so that what they will read is known. Only those whose proofs say
 * whether that went well; what else comes among them is not worked ahead of. For the thread that replays.
 */
final class AheadCalls {
    private static final Logger LOG = Logger.getLogger(AheadCalls.class.getName());

    private final CallPlayer player;
    private final PersistenceContexts contexts;
    private final Map<Event, List<DecodedCall>> decoded = new IdentityHashMap<>();
    private final boolean ahead;

    /** Of events that are replayed in this order; to be made inside {@link PersistenceContexts#watch}. */
    AheadCalls(CallPlayer player, PersistenceContexts contexts, List<NextEvent> events, boolean ahead) {
        this.player = player;
        this.contexts = contexts;
        this.ahead = ahead && events.stream().filter(AheadCalls::isProved).count() > 1;
        if (this.ahead) {
            List<ExpectedCall> expected = new ArrayList<>();
            events.stream().filter(AheadCalls::isProved).forEach(each -> decode(each.read(), expected));
            contexts.expect(expected);
        }
    }

    /** Whether it is called, and its rows say whether it wrote what it was to. */
    private static boolean isProved(NextEvent next) {
        if (next.way() != NextEvent.Way.CALL) {
            return false;
        }
        Proof proof = next.read().proof();
        return proof != null
                && !KeptEvidence.NOTHING.equals(proof)
                && !next.read().supersedes();
    }

    private void decode(Event event, List<ExpectedCall> expected) {
        try {
            List<DecodedCall> calls = player.decode(event);
            decoded.put(event, calls);
            expected.add(expected(calls));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "'" + event.title() + "' cannot be decoded; that shows in its turn");
        }
    }

    private static ExpectedCall expected(List<DecodedCall> calls) {
        DecodedCall first = calls.get(0);
        return new ExpectedCall(first.method(), calls.size() == 1 ? Arrays.asList(first.arguments()) : List.of());
    }

    /** What comes is not worked ahead of, unless it is one of these calls. */
    void begin(NextEvent next) {
        if (ahead && !isProved(next)) {
            contexts.settle();
        }
    }

    /** The calls of an event, which are about to be made. */
    List<DecodedCall> of(Event event) {
        List<DecodedCall> calls = decoded.remove(event);
        if (calls == null) {
            return player.decode(event);
        }
        contexts.begin(expected(calls));
        return calls;
    }
}
