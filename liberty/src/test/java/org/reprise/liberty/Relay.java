package org.reprise.liberty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Stands before a port, and counts and hears what is sent to it and what it answers: all bytes of the connections, in both directions. */
public final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Supplier<OutputStream> ears;
    private final LongAdder bytes = new LongAdder();

    /** @param target a port of this machine */
    public Relay(int target) {
        this(target, OutputStream::nullOutputStream);
    }

    /**
     * @param target a port of this machine
     * @param ears   gives each connection two, one for each direction, each written to by one thread
     */
    public Relay(int target, Supplier<OutputStream> ears) {
        this.target = target;
        this.ears = ears;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public long bytes() {
        return bytes.sum();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                connect(door.accept());
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        try {
            Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            daemon(() -> carry(caller, called));
            daemon(() -> carry(called, caller));
        } catch (ConnectException e) {
            // nobody listens there yet: the caller hears it as he would without a relay
            caller.close();
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                OutputStream ear = ears.get()) {
            byte[] buffer = new byte[64 * 1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                bytes.add(length);
                ear.write(buffer, 0, length);
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
