package org.reprise.liberty.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/** Stands before a port, and counts what is sent to it and what it answers: all bytes of the connections, in both directions. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final LongAdder bytes = new LongAdder();

    /** @param target a port of this machine */
    Relay(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    long bytes() {
        return bytes.sum();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket caller = door.accept();
                Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
                caller.setTcpNoDelay(true);
                called.setTcpNoDelay(true);
                daemon(() -> carry(caller, called));
                daemon(() -> carry(called, caller));
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                bytes.add(length);
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // one of the two has ended the connection; the other hears it by the closing of its socket
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
