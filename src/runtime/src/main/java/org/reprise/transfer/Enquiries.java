package org.reprise.transfer;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
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

    private final String site;
    private final Transport transport;
    private final Map<String, Respondent> respondents;
    private final Runnable came;
    private final Queue<Came> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, CompletableFuture<Answered>> open = new ConcurrentHashMap<>();
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
     * Asks another site, and waits.
     *
     * @throws UnreachableException    when there is no way to it now
     * @throws EnquiryRefusedException when it says no, or nothing for so long
     */
    public byte[] ask(String other, String subject, byte[] question, Duration patience) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Answered> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            transport.enquire(other, new Enquiry(site, id, subject), question);
            Answered came = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
        waiting.add(new Came(enquiry, question));
        came.run();
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

    /** Answers who has asked. */
    public void step() {
        for (Came next = waiting.poll(); next != null; next = waiting.poll()) {
            answer(next.enquiry(), next.question());
        }
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
        try {
            transport.reply(enquiry.asker(), new Reply(site, enquiry.id(), refused), answer);
        } catch (UnreachableException e) {
            // the asker waits no longer than it said
            LOG.log(Level.FINE, e, e::getMessage);
        }
    }
}
