package org.reprise.capture;

/** Where captured events go. Safe for any thread. */
public interface EventSink {

    /**
     * Writes the event in the calling thread's transaction. What it throws rolls that transaction back.
     *
     * @param evidence the rows it wrote; no bytes when they are not kept
     */
    void append(byte[] event, byte[] evidence);

    /**
     * Takes an event whose transaction was rolled back; it is written later, in a transaction of its own. Must not throw or wait.
     */
    void failed(byte[] event);

    /** Says that a transaction with an event has committed: there is something to seal. Must not throw or wait. */
    void committed();
}
