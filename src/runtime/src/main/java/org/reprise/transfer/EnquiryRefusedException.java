package org.reprise.transfer;

/** The other site does not answer an enquiry, and says why; or it is silent. */
public final class EnquiryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean answered;

    /** @param answered whether it said no, and was not silent */
    EnquiryRefusedException(String message, boolean answered) {
        super(message);
        this.answered = answered;
    }

    /** Whether the other site said no; it was silent otherwise. */
    public boolean isAnswered() {
        return answered;
    }
}
