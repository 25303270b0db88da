package org.reprise.transfer;

/** The other site does not answer an enquiry, and says why; or it is silent. */
public final class EnquiryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnquiryRefusedException(String message) {
        super(message);
    }
}
