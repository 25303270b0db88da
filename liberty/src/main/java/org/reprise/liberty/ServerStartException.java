package org.reprise.liberty;

/** A server or its application did not start; the message has what the server's log says of it. */
public final class ServerStartException extends RuntimeException {

    ServerStartException(String message) {
        super(message);
    }
}
