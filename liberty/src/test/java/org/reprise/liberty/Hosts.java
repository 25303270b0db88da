package org.reprise.liberty;

import java.util.List;
import java.util.Optional;
import org.reprise.testing.Place;

/**
 * The machines that sites run on, and the ways between them, each of which can be cut: then nothing passes and nobody is told, as when a cable
 * is pulled. The test reaches all of them, cut or not. For one thread.
 */
interface Hosts extends AutoCloseable {

    /** Network namespaces where they are allowed, and else loopback; one line says which. */
    static Hosts of(List<String> names) {
        Optional<String> hindrance = NamespaceHosts.hindrance();
        if (hindrance.isPresent()) {
            SitePair.print("hosts are this machine, with links over loopback: %s", hindrance.get());
            return new LoopbackHosts();
        }
        NamespaceHosts hosts = new NamespaceHosts(names);
        SitePair.print("hosts are the network namespaces %s", hosts);
        return hosts;
    }

    Place place(String name);

    /** Host and port by which one reaches what listens at a port of another's address; asked for before it is cut. */
    String way(String from, String to, int port);

    /** What one sends to another does not come there any more; what the other sends comes. */
    void cut(String from, String to);

    void heal(String from, String to);

    /** The servers that run there have been stopped. */
    @Override
    void close();
}
