package org.reprise.transfer;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Questions between sites that wait for their answer, for an operator's long work. An enquiry may come twice or never, so whoever
 * answers must not mind; whoever asks waits no longer than it says. Who waits when a server stops gets no answer.
 *
 * <p>Safe for any thread; {@link #step()} is called by a loop of its own, so that no listener waits for a database.
 */
public final class Enquiries {
    private static final Logger LOG = Logger.getLogger(Enquiries.class.getName());

    /** Who answers what. */
    @FunctionalInterface
    public interface Respondent {

        /**
         * Answers.
         *
         * @param asker the site that asks
         * @throws RuntimeException when it cannot; the asker is told the message
         */
        byte[] answer(String asker, byte[] question);
    }

    private record Came(Enquiry enquiry, byte[] question) {}

    private record Answered(Reply reply, byte[] answer) {}

    private record Unsent(Answered answered, int tries) {}

    /** An enquiry that is not answered is sent again after so long: a site that was started again has forgotten it. */
    private static final Duration REPEAT = Duration.ofSeconds(10);

    /** Between tries to reach a site. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A site that has never answered this server is not waited for longer, when there is no way to it. */
    private static final Duration STRANGER = Duration.ofSeconds(2);

    /** A reply is tried so often, once a second. */
    private static final int TRIES = 300;

    /** So many enquiries are known by their ids when they come again. */
    private static final int KNOWN = 500;

    private final String site;
    private final Transport transport;
    private final Map<String, Respondent> respondents;
    private final Runnable came;
    private final Queue<Came> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, CompletableFuture<Answered>> open = new ConcurrentHashMap<>();
    private final Map<String, Unsent> unsent = new ConcurrentHashMap<>();
    private final Set<String> acquainted = ConcurrentHashMap.newKeySet();
    private final Set<String> known = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN;
        }
    }));
    private volatile Relay relay = Relay.NONE;

    /**
     * @param respondents by subject
     * @param came        called after each enquiry; must not wait
     */
    public Enquiries(String site, Transport transport, Map<String, Respondent> respondents, Runnable came) {
        this.site = site;
        this.transport = transport;
        this.respondents = Map.copyOf(respondents);
        this.came = came;
    }

    /**
     * Asks another site, and waits. While there is no way to it, tries again; and so when it was started again meanwhile.
     *
     * @throws UnreachableException    when there is no way to it for so long, or at once and it is not known to answer
     * @throws EnquiryRefusedException when it says no, or nothing for so long
     */
    public byte[] ask(String other, String subject, byte[] question, Duration patience) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Answered> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            Answered came = insist(other, new Enquiry(site, id, subject), question, answer, patience);
            acquainted.add(other);
            if (!came.reply().good()) {
                throw new EnquiryRefusedException(
                        "Site '" + other + "': " + came.reply().refused());
            }
            return came.answer();
        } catch (TimeoutException e) {
            throw new EnquiryRefusedException("Site '" + other + "' took an enquiry (" + subject
                    + ") and said nothing for " + patience.toSeconds() + " s: look whether it is open, and try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnquiryRefusedException("Interrupted while site '" + other + "' was asked");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An enquiry is never completed so", e);
        } finally {
            open.remove(id);
        }
    }

    private Answered insist(
            String other, Enquiry enquiry, byte[] question, CompletableFuture<Answered> answer, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        long begun = System.nanoTime();
        Duration reach = acquainted.contains(other) ? patience : STRANGER;
        boolean sent = false;
        while (true) {
            Duration pause = PAUSE;
            try {
                transport.enquire(other, enquiry, question);
                sent = true;
                pause = REPEAT;
            } catch (UnreachableException e) {
                if (!sent && left(reach, begun) <= 0) {
                    throw e;
                }
            }
            long left = left(patience, begun);
            if (left <= 0) {
                throw new TimeoutException();
            }
            try {
                return answer.get(Math.min(left, pause.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                LOG.log(Level.FINE, e, () -> "Asking '" + other + "' again");
            }
        }
    }

    private static long left(Duration of, long since) {
        return of.toNanos() - (System.nanoTime() - since);
    }

    /** Lets the server that leads answer, and take answers: only that one asks. */
    public void relayBy(Relay other) {
        relay = other;
    }

    /** Another site asks. */
    void asked(Enquiry enquiry, byte[] question) {
        if (!relay.handOver(new Relayed.Asked(enquiry, question))) {
            relayed(enquiry, question);
        }
    }

    /** The same, perhaps by another server of this site. */
    void relayed(Enquiry enquiry, byte[] question) {
        if (known.add(enquiry.id())) {
            waiting.add(new Came(enquiry, question));
            came.run();
        }
    }

    /** Another site answers. What nobody waits for any more is dropped. */
    void answered(Reply reply, byte[] answer) {
        if (!open.containsKey(reply.id()) && relay.handOver(new Relayed.Replied(reply, answer))) {
            return;
        }
        relayed(reply, answer);
    }

    /** The same, perhaps by another server of this site. */
    void relayed(Reply reply, byte[] answer) {
        CompletableFuture<Answered> waits = open.get(reply.id());
        if (waits == null) {
            LOG.fine(() -> "Nobody waits for what site '" + reply.from() + "' says");
        } else {
            waits.complete(new Answered(reply, answer));
        }
    }

    /**
     * Answers who has asked.
     *
     * @return whether all have their answers; else to be called again soon
     */
    public boolean step() {
        Map.copyOf(unsent).forEach((asker, each) -> send(asker, each.answered(), each.tries()));
        for (Came next = waiting.poll(); next != null; next = waiting.poll()) {
            answer(next.enquiry(), next.question());
        }
        return unsent.isEmpty();
    }

    private void answer(Enquiry enquiry, byte[] question) {
        byte[] answer = new byte[0];
        String refused = "";
        try {
            Respondent respondent = respondents.get(enquiry.subject());
            if (respondent == null) {
                refused = "it knows nothing of '" + enquiry.subject() + "'; does it run the same version of Reprise?";
            } else {
                answer = respondent.answer(enquiry.asker(), question);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "REPR0204W: The enquiry of site '" + enquiry.asker() + "' (" + enquiry.subject()
                            + ") cannot be answered: " + e.getMessage());
            refused = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        send(enquiry.asker(), new Answered(new Reply(site, enquiry.id(), refused), answer), 0);
    }

    /** An asker waits for one reply at a time, so a newer one takes the place of an older one. */
    private void send(String asker, Answered answered, int tries) {
        try {
            transport.reply(asker, answered.reply(), answered.answer());
            unsent.remove(asker);
        } catch (UnreachableException e) {
            // it was started again, or is being; it waits no longer than it said
            LOG.log(Level.FINE, e, e::getMessage);
            if (tries < TRIES) {
                unsent.put(asker, new Unsent(answered, tries + 1));
            } else {
                unsent.remove(asker);
            }
        }
    }
}
