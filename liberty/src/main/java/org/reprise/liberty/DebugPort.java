package org.reprise.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where a debugger finds a server: a TCP port on loopback. The server does not wait for one.
 *
 * @param number the port
 */
record DebugPort(int number) {

    /**
     * While a thread stands at a breakpoint its transaction must not time out, which Liberty's do after two minutes: the call
     * would be tried again, and an event parked after three tries.
     */
    static final String PATIENT_TRANSACTIONS =
            "<server><transaction totalTranLifetimeTimeout=\"1h\" propagatedOrBMTTranLifetimeTimeout=\"1h\"/></server>";

    /** A port that is free at this moment; another process may take it before the server does. */
    static DebugPort free() {
        try (var socket = Address.socket(0)) {
            return new DebugPort(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server's JVM is started with. */
    String jvmOption() {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=" + this;
    }

    /** Host and port, as {@code jdb -attach} wants them. */
    @Override
    public String toString() {
        return Address.HOST + ":" + number;
    }
}
