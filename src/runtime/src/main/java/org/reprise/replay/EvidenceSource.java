package org.reprise.replay;

/** Where evidence comes from that this site does not have. */
public interface EvidenceSource {

    /** What became of a wish for evidence. */
    enum Answer {
        /** It is under way; who waits is woken when it is in the log's evidence store. */
        ASKED,
        /** No site that was asked has it. */
        NONE
    }

    /** Asks for the evidence of an event, unless it was asked for already. Does not wait. */
    Answer ask(long seq);
}
