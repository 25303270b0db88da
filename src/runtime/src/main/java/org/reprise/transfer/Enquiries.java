package org.reprise.transfer;

import java.time.Duration;
import java.util.List;
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
 * Questions between sites that wait for their answer, for an operator's long work. An enquiry may come twice or never: one
 * that comes again gets the same reply, or, long after, is answered anew, which whoever answers must not mind; whoever asks waits no longer than it says. Who waits when a server stops gets no answer.
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

    private record Unsent(String asker, Replies.Given given, int tries) {}

    /** An enquiry that is not answered is sent again after so long: a site that was started again has forgotten it. */
    private static final Duration REPEAT = Duration.ofSeconds(10);

    /** Between tries to reach a site. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A site that has never answered this server is not waited for longer, when there is no way to it. */
    private static final Duration STRANGER = Duration.ofSeconds(2);

    /** A reply is tried so often, once a second. */
    private static final int TRIES = 300;

    /** Bytes of answers that are kept for those who ask again. */
    private static final long ROOM = 32 << 20;

    private final String site;
    private final Transport transport;
    private final Map<String, Respondent> respondents;
    private final Runnable came;
    private final Queue<Came> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, CompletableFuture<Replies.Given>> open = new ConcurrentHashMap<>();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Map<String, Unsent> unsent = new ConcurrentHashMap<>();
    private final Set<String> acquainted = ConcurrentHashMap.newKeySet();
    private final Replies replies = new Replies(ROOM);
    private volatile Relay relay = Relay.NONE;

    /**
     * @param respondents by subject
     * @param came        called after each enquiry; must not wait
     */
    public Enquiries(String site, Transport transport, Map<String, Respondent> respondents, Runnable came) {
        this.site = site;
        this.transport = transport;
        this.respondents = new ConcurrentHashMap<>(respondents);
        this.came = came;
    }

    /**
     * Asks another site, and waits. While there is no way to it, tries again; and so when it was started again meanwhile.
     *
     * @throws UnreachableException    when there is no way to it for so long, or at once and it is not known to answer
     * @throws EnquiryRefusedException when it says no, or nothing for so long
     */
    public byte[] ask(String other, String subject, byte[] question, Duration patience) {
        return ask(other, subject, question, patience, () -> {});
    }

    /**
     * The same for one who may lose interest: then it waits no longer, though the question is asked.
     *
     * @param interest called after the question has been sent and now and then while it waits; what it throws ends the waiting
     */
    public byte[] ask(String other, String subject, byte[] question, Duration patience, Runnable interest) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Replies.Given> answer = new CompletableFuture<>();
        open.put(id, answer);
        try {
            Replies.Given came =
                    insist(other, new Came(new Enquiry(site, id, subject), question), answer, patience, interest);
            acquainted.add(other);
            if (!came.reply().good()) {
                throw new EnquiryRefusedException(
                        "Site '" + other + "': " + came.reply().refused(), true);
            }
            return came.answer();
        } catch (TimeoutException e) {
            throw new EnquiryRefusedException(
                    "Site '" + other + "' took an enquiry (" + subject + ") and said nothing for "
                            + patience.toSeconds() + " s: look whether it is open, and try again",
                    false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnquiryRefusedException("Interrupted while site '" + other + "' was asked", false);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An enquiry is never completed so", e);
        } finally {
            open.remove(id);
            taken.remove(id);
        }
    }

    /** Whether another site has taken a question that it has not answered yet, and is waited for. */
    public boolean awaits(String other) {
        return taken.containsValue(other);
    }

    private Replies.Given insist(
            String other, Came asked, CompletableFuture<Replies.Given> answer, Duration patience, Runnable interest)
            throws InterruptedException, ExecutionException, TimeoutException {
        long begun = System.nanoTime();
        Duration reach = acquainted.contains(other) ? patience : STRANGER;
        boolean sent = false;
        while (true) {
            Duration pause = PAUSE;
            try {
                transport.enquire(other, asked.enquiry(), asked.question());
                sent = true;
                taken.put(asked.enquiry().id(), other);
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
                return await(answer, Duration.ofNanos(Math.min(left, pause.toNanos())), interest);
            } catch (TimeoutException e) {
                LOG.log(Level.FINE, e, () -> "Asking '" + other + "' again");
            }
        }
    }

    private static Replies.Given await(CompletableFuture<Replies.Given> answer, Duration patience, Runnable interest)
            throws InterruptedException, ExecutionException, TimeoutException {
        long begun = System.nanoTime();
        while (true) {
            interest.run();
            try {
                return answer.get(Math.max(0, Math.min(left(patience, begun), PAUSE.toNanos())), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left(patience, begun) <= 0) {
                    throw e;
                }
            }
        }
    }

    private static long left(Duration of, long since) {
        return of.toNanos() - (System.nanoTime() - since);
    }

    /** One more who answers; to be called before the loop starts. */
    public void answering(String subject, Respondent respondent) {
        respondents.put(subject, respondent);
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
        if (replies.begin(enquiry.id())) {
            waiting.add(new Came(enquiry, question));
        } else {
            replies.of(enquiry.id())
                    .ifPresent(given -> unsent.putIfAbsent(enquiry.id(), new Unsent(enquiry.asker(), given, 0)));
        }
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
        CompletableFuture<Replies.Given> waits = open.get(reply.id());
        if (waits == null) {
            LOG.fine(() -> "Nobody waits for what site '" + reply.from() + "' says");
        } else {
            waits.complete(new Replies.Given(reply, answer));
        }
    }

    /**
     * Answers who has asked.
     *
     * @return whether all have their answers; else to be called again soon
     */
    public boolean step() {
        List.copyOf(unsent.values()).forEach(this::send);
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
        Replies.Given given = new Replies.Given(new Reply(site, enquiry.id(), refused), answer);
        replies.give(given);
        send(new Unsent(enquiry.asker(), given, 0));
    }

    private void send(Unsent next) {
        String id = next.given().reply().id();
        try {
            transport.reply(next.asker(), next.given().reply(), next.given().answer());
            unsent.remove(id);
        } catch (UnreachableException e) {
            // it was started again, or is being; it waits no longer than it said
            LOG.log(Level.FINE, e, e::getMessage);
            if (next.tries() < TRIES) {
                unsent.put(id, new Unsent(next.asker(), next.given(), next.tries() + 1));
            } else {
                unsent.remove(id);
            }
        }
    }
}
