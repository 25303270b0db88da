package org.reprise.transfer;

import java.util.List;
import org.reprise.job.Errands;
import org.reprise.key.MessageSeal;

/**
 * Carries messages to other sites, at least once, in any order. Each method returns when the other site's engine has
 * the message, and throws {@link UnreachableException} otherwise; then it may have arrived all the same. The engine keeps it over a
 * restart, but for a request for portions: whoever asked asks again. Safe for any thread; never
 * part of a transaction.
 */
public interface Transport {

    /** The same, with messages that are signed so; where nothing leaves this process there is nothing to sign. */
    default Transport signedBy(MessageSeal seal) {
        return this;
    }

    /**
     * The same, whose way to a site may stand still, as when that is cut off: who sends then gets an {@link UnreachableException} after a
     * while; where nothing leaves this process no way stands still.
     */
    default Transport by(Errands errands) {
        return this;
    }

    /** Whether there is a way to {@code site} at all, be it up or down. */
    boolean knows(String site);

    /** Opens the way to {@code site}, and sends nothing: the next message there need not open it. */
    void open(String site);

    /** To the request queue of {@code site}. */
    void request(String site, PortionRequest request);

    /**
     * To the portion queue of {@code site}: portions, each as it was received or sealed, and evidence, in one message.
     *
     * @param evidence as {@link InlineEvidence#of} gives it; no bytes when there is none
     */
    void portions(String site, AnswerHeader header, List<byte[]> portions, byte[] evidence);

    /** To the request queue of {@code site}. */
    void requestEvidence(String site, EvidenceRequest request);

    /**
     * To the portion queue of {@code site}.
     *
     * @param from     the site that answers
     * @param evidence no bytes when it has none
     */
    void evidence(String site, String from, long seq, byte[] evidence);

    /** To the request queue of {@code site}. */
    void enquire(String site, Enquiry enquiry, byte[] question);

    /** To the portion queue of {@code site}. */
    void reply(String site, Reply reply, byte[] answer);

    /** To the portion queue of {@code site}: nothing new came while the request waited. */
    void nothing(String site, AnswerHeader header);
}
