package org.reprise.liberty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a site is reached.
 *
 * @param site          name of the site, also of its server
 * @param host          IPv4 address at which it listens
 * @param httpPort      TCP port of its applications
 * @param messagingPort TCP port of its messaging engine
 */
public record Address(String site, String host, int httpPort, int messagingPort) {

    static final String HOST = "127.0.0.1";

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    public Address {
        if (!site.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("A site's name is lower-case letters, digits and hyphens: " + site);
        }
    }

    /** On loopback. */
    public Address(String site, int httpPort, int messagingPort) {
        this(site, HOST, httpPort, messagingPort);
    }

    /**
     * An address on loopback with two ports that are free at this moment. They are below those that systems give to whoever connects (from 32768 on Linux): a
     * server that starts, or starts again, would find such a port taken.
     */
    public static Address free(String site) {
        return free(site, HOST);
    }

    /** The same at another address of this machine; of that one it is not known whether the ports are free. */
    static Address free(String site, String host) {
        return new Address(site, host, freePort(), freePort());
    }

    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    /** Base URL of its applications. */
    public URI url() {
        return URI.create("http://" + host + ":" + httpPort);
    }

    /** Host and port of its messaging engine, as {@code reprise.peer-address} wants them. */
    public String messaging() {
        return host + ":" + messagingPort;
    }

    /** Whether nobody listens on the port now. */
    static boolean isFree(int port) {
        try (ServerSocket ignored = socket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static ServerSocket socket(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(HOST));
    }
}
