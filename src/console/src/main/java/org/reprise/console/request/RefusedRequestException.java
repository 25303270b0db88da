package org.reprise.console.request;

import java.io.Serial;

/** The caller sent what cannot be used; the answer has status 400 and says why. */
public final class RefusedRequestException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    public RefusedRequestException(String error, String remedy) {
        super(error);
        this.fault = new Fault(error, remedy);
    }

    public Fault fault() {
        return fault;
    }
}
