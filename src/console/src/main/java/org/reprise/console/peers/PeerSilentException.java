package org.reprise.console.peers;

import java.io.Serial;

/** A peer gave no usable figures; the message says why, for an operator. */
final class PeerSilentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    PeerSilentException(String message) {
        super(message);
    }

    PeerSilentException(String message, Throwable cause) {
        super(message, cause);
    }
}
